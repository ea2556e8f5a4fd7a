package pitwall.views.cars.detail.timeline;

import java.util.Optional;
import java.util.Set;
import pitwall.fleet.HeadlineStatus;
import pitwall.protocol.rest.TimelineEntry;

/// What an entry is about, for the filter. Kinds that this version does not know are shown under [#ALL] only.
public enum TimelineKind {
    ALL(Set.of()),
    /// How the car is.
    STATE(Set.of(
            "ready",
            "pending",
            "apply_start",
            "blocked",
            "failed",
            "rollback_start",
            "rolled_back",
            "safety_normal",
            "safety_safe_mode",
            "safety_local_estop",
            "reason",
            "reason_cleared",
            "region_assigned")),
    /// What was wanted of its software and what became of it.
    UPDATE(Set.of(
            "desired",
            "desired_notified",
            "desired_withdrawn",
            "apply_start",
            "blocked",
            "ready",
            "failed",
            "rolled_back",
            "claimed_not_proven",
            "update_completed",
            "update_failed",
            "rollback_completed",
            "rollback_failed",
            "update_taken_over",
            "update_left_behind")),
    /// Whether it was heard.
    CONNECTION(Set.of("online", "offline", "gap", "registered", "enrolled", "foreign_key")),
    /// What was the matter with it.
    ALARM(Set.of(
            "alarm_raised",
            "alarm_raised_again",
            "alarm_acknowledged",
            "alarm_shelved",
            "alarm_cleared",
            "alarm_ended")),
    /// What people wrote down about it.
    PEOPLE(Set.of("created", "edited", "enrolment_issued", "note"));

    private static final Set<String> FAILURES =
            Set.of("failed", "update_failed", "rollback_failed", "claimed_not_proven", "safety_local_estop");

    private final Set<String> kinds;

    TimelineKind(Set<String> kinds) {
        this.kinds = kinds;
    }

    boolean holds(TimelineEntry entry) {
        return this == ALL || kinds.contains(entry.kind());
    }

    /// True for an entry that tells of something that went wrong.
    static boolean isFailure(TimelineEntry entry) {
        return FAILURES.contains(entry.kind());
    }

    /// The mark beside an entry; empty for one without.
    static Optional<HeadlineStatus> mark(TimelineEntry entry) {
        return switch (entry.kind()) {
            case "failed", "update_failed", "rollback_failed", "claimed_not_proven" ->
                Optional.of(HeadlineStatus.FAILED);
            case "blocked" -> Optional.of(HeadlineStatus.BLOCKED);
            case "apply_start" -> Optional.of(HeadlineStatus.UPDATING);
            case "rollback_start", "rolled_back" -> Optional.of(HeadlineStatus.ROLLING_BACK);
            case "ready", "update_completed", "rollback_completed" -> Optional.of(HeadlineStatus.IN_SYNC);
            case "pending", "desired", "desired_notified" -> Optional.of(HeadlineStatus.PENDING);
            case "offline", "gap" -> Optional.of(HeadlineStatus.OFFLINE);
            case "safety_safe_mode" -> Optional.of(HeadlineStatus.SAFE_MODE);
            case "safety_local_estop" -> Optional.of(HeadlineStatus.LOCAL_ESTOP);
            default -> Optional.empty();
        };
    }
}
