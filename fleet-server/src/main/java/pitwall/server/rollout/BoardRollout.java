package pitwall.server.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.server.live.RolloutPicture;

/// A rollout as it is shown. Immutable but for what it remembers to have worked out; thread-safe. Of one that is over
/// it holds figures and no cars.
final class BoardRollout implements RolloutPicture {
    private final long number;
    private final @Nullable RolloutState going;
    private final @Nullable PlaceCounts ended;
    private final RolloutView whole;
    private final Instant judgedAt;
    private final Map<Scope, Optional<RolloutView>> parts = new ConcurrentHashMap<>();

    private BoardRollout(Rollout rollout, RolloutView whole, Instant judgedAt) {
        RolloutState state = rollout.state();
        boolean over = state.status().isOver();
        this.number = rollout.origin().number();
        this.going = over ? null : state;
        this.ended = over ? PlaceCounts.of(state) : null;
        this.whole = whole;
        this.judgedAt = judgedAt;
    }

    /// The next picture of a rollout.
    ///
    /// @param before the last one; absent for the first
    static BoardRollout of(Rollout rollout, @Nullable BoardRollout before, Instant now) {
        RolloutEntry entry = RolloutFigures.entry(rollout, hash(rollout.state().plan(), before));
        if (before != null && before.isStillGood(entry, now)) {
            return new BoardRollout(rollout, new RolloutView(entry, false, before.whole.waitingFor()), before.judgedAt);
        }
        return new BoardRollout(
                rollout, new RolloutView(entry, false, rollout.state().waitingFor(now)), now);
    }

    /// A large plan's hash takes a while, and plans rarely change.
    private static String hash(RolloutPlan plan, @Nullable BoardRollout before) {
        return before != null && before.going != null && before.going.plan() == plan
                ? before.whole.rollout().planHash()
                : plan.hash();
    }

    /// Judging every waiting car of a large rollout takes its time: about a second's worth in ten thousand.
    private boolean isStillGood(RolloutEntry next, Instant now) {
        Duration pause = Duration.ofMillis(next.size() > 1_000 ? next.size() / 5 : 0);
        return whole.rollout().status() == next.status()
                && whole.waitingFor() instanceof WaitingFor.Reasons
                && now.isBefore(judgedAt.plus(pause));
    }

    /// Counts all rollouts of this server.
    long number() {
        return number;
    }

    boolean isOver() {
        return ended != null;
    }

    /// When it was last worked out what it waits for.
    Instant judgedAt() {
        return judgedAt;
    }

    @Override
    public RolloutView whole() {
        return whole;
    }

    @Override
    public Optional<RolloutView> seenBy(Scope scope) {
        return scope.isUnlimited() ? Optional.of(whole) : parts.computeIfAbsent(scope, this::part);
    }

    private Optional<RolloutView> part(Scope scope) {
        PlaceCounts places = places();
        Map<CarStage, Integer> all = new EnumMap<>(CarStage.class);
        PhaseEntry[] entries = new PhaseEntry[places.phases().size()];
        for (int phase = 0; phase < entries.length; phase++) {
            Map<CarStage, Integer> counts = places.seenBy(scope, phase);
            counts.forEach((stage, count) -> all.merge(stage, count, Integer::sum));
            entries[phase] = with(whole.rollout().phases().get(phase), counts);
        }
        int size = size(all);
        if (size == 0) {
            return Optional.empty();
        }
        return Optional.of(size == whole.rollout().size() ? whole : part(all, List.of(entries)));
    }

    private PlaceCounts places() {
        return ended == null ? PlaceCounts.of(Objects.requireNonNull(going, "goes on or is over")) : ended;
    }

    private static int size(Map<CarStage, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The sizes of its waves would tell how many other cars there are.
    private static PhaseEntry with(PhaseEntry phase, Map<CarStage, Integer> counts) {
        return new PhaseEntry(
                phase.name(),
                size(counts),
                counts,
                List.of(),
                phase.parallel(),
                phase.successThreshold(),
                phase.failureLimit(),
                phase.minimumSample(),
                phase.onBreach());
    }

    private RolloutView part(Map<CarStage, Integer> counts, List<PhaseEntry> phases) {
        int inFlight = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isInFlight())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new RolloutView(
                RolloutFigures.part(whole.rollout(), size(counts), counts, phases), true, waiting(inFlight));
    }

    /// What it waits for without figures of other people's cars.
    private @Nullable WaitingFor waiting(int inFlight) {
        return switch (whole.waitingFor()) {
            case null -> null;
            case WaitingFor.Cars ignored -> new WaitingFor.Cars(inFlight);
            case WaitingFor.SafeCars ignored -> new WaitingFor.SafeCars(0);
            case WaitingFor.Reasons ignored -> new WaitingFor.Reasons(Map.of());
            case WaitingFor.Nothing same -> same;
            case WaitingFor.Approval same -> same;
            case WaitingFor.Start same -> same;
            case WaitingFor.Person same -> same;
            case WaitingFor.Soak same -> same;
            case WaitingFor.Window same -> same;
        };
    }
}
