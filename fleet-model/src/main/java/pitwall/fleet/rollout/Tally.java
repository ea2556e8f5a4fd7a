package pitwall.fleet.rollout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many cars are in which stage. Immutable.
public final class Tally {
    /// No cars.
    public static final Tally NONE = new Tally(new int[CarStage.values().length]);

    private final int[] counts;

    private Tally(int[] counts) {
        this.counts = counts;
    }

    public int of(CarStage stage) {
        return counts[stage.ordinal()];
    }

    /// All cars.
    public int total() {
        return Arrays.stream(counts).sum();
    }

    /// The cars that are being changed, or may be.
    public int inFlight() {
        return of(CarStage.OFFERED) + of(CarStage.LAPSED) + of(CarStage.APPLYING) + of(CarStage.CLAIMED);
    }

    /// The cars that went to an end of their own: the ground of every share.
    public int finished() {
        return of(CarStage.SUCCEEDED) + of(CarStage.FAILED);
    }

    /// The cars of which this rollout has no outcome to expect: not concerned, or in other hands.
    public int unconcerned() {
        return of(CarStage.EXCLUDED) + of(CarStage.TAKEN_OVER);
    }

    Tally moved(@Nullable CarStage from, CarStage to) {
        int[] changed = counts.clone();
        if (from != null) {
            changed[from.ordinal()]--;
        }
        changed[to.ordinal()]++;
        return new Tally(changed);
    }

    /// Both together.
    public Tally plus(Tally other) {
        int[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new Tally(sum);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tally tally && Arrays.equals(counts, tally.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        Map<CarStage, Integer> shown = new EnumMap<>(CarStage.class);
        for (CarStage stage : CarStage.values()) {
            if (of(stage) != 0) {
                shown.put(stage, of(stage));
            }
        }
        return shown.toString();
    }
}
