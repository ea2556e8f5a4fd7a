package pitwall.fleet.rollout;

import java.util.ArrayList;
import java.util.List;

/// How a phase is cut into waves.
///
/// @param canary goes first, as a wave of its own
/// @param percents the waves after the canary, as shares of the rest that add up to 100
public record WaveShape(Canary canary, List<Integer> percents) {
    /// All cars at once.
    public static final WaveShape WHOLE = new WaveShape(new Canary.None(), List.of(100));

    public WaveShape {
        percents = List.copyOf(percents);
        int sum = percents.stream().mapToInt(Integer::intValue).sum();
        if (sum != 100 || percents.stream().anyMatch(percent -> percent < 1)) {
            throw new IllegalArgumentException("waves must be positive and add up to 100 percent, were " + percents);
        }
    }

    /// The waves of a phase of `total` cars, without empty ones. Ends are rounded up, the last is always the total.
    List<Wave> waves(int total) {
        List<Wave> waves = new ArrayList<>();
        int rest = canary.of(total);
        add(waves, true, 0, rest);
        int from = rest;
        int share = 0;
        for (int percent : percents) {
            share += percent;
            int to = rest + Math.ceilDiv((total - rest) * share, 100);
            add(waves, false, from, to);
            from = to;
        }
        return List.copyOf(waves);
    }

    private static void add(List<Wave> waves, boolean canary, int from, int to) {
        if (to > from) {
            waves.add(new Wave(canary, from, to));
        }
    }
}
