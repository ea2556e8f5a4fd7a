package pitwall.views.wizard.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;

/// What became of the last rollout like the one that is planned: how long it took and how many cars failed, as
/// something to hold the server's estimate against. Immutable.
///
/// @param sameWay whether it went the same way, phase by phase; otherwise it is only of about the same size
/// @param took from its start to its end
public record LastSimilar(RolloutEntry rollout, boolean sameWay, Duration took) {
    /// The newest that went the same way, else the newest that had half to twice as many cars; empty where there is
    /// none. What was stopped by a person says nothing about the time.
    ///
    /// @param phases names of the planned phases, in their order
    /// @param cars that are planned
    public static Optional<LastSimilar> of(List<String> phases, int cars, List<RolloutView> known) {
        return known.stream()
                .map(RolloutView::rollout)
                .filter(LastSimilar::isComparable)
                .filter(entry -> isSameWay(entry, phases) || isOfSize(entry, cars))
                .max(Comparator.comparing((RolloutEntry entry) -> isSameWay(entry, phases))
                        .thenComparing(LastSimilar::end))
                .map(entry ->
                        new LastSimilar(entry, isSameWay(entry, phases), Duration.between(begin(entry), end(entry))));
    }

    private static boolean isComparable(RolloutEntry entry) {
        boolean ran = switch (entry.status()) {
            case COMPLETED, COMPLETED_WITH_FAILURES, ROLLED_BACK -> true;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED, ABORTING, ABORTED -> false;
            case ROLLING_BACK, EXPIRED -> false;
        };
        return ran && !entry.single() && entry.startedAt() != null && entry.finishedAt() != null;
    }

    private static Instant begin(RolloutEntry entry) {
        Instant begin = entry.startedAt();
        return begin == null ? Instant.MAX : begin;
    }

    private static Instant end(RolloutEntry entry) {
        Instant end = entry.finishedAt();
        return end == null ? Instant.MIN : end;
    }

    private static boolean isSameWay(RolloutEntry entry, List<String> phases) {
        return entry.phases().stream()
                .map(RolloutEntry.PhaseEntry::name)
                .toList()
                .equals(phases);
    }

    private static boolean isOfSize(RolloutEntry entry, int cars) {
        return cars > 0 && entry.size() * 2L >= cars && entry.size() <= cars * 2L;
    }

    public int succeeded() {
        return rollout.cars().getOrDefault(CarStage.SUCCEEDED, 0);
    }

    public int failed() {
        return rollout.cars().getOrDefault(CarStage.FAILED, 0);
    }

    /// True where it was taken back.
    public boolean isRolledBack() {
        return rollout.status() == RolloutStatus.ROLLED_BACK;
    }
}
