package pitwall.views.rollout;

import java.util.Optional;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.rest.RolloutEntry;

/// Which acts a rollout takes in its present state. The engine on the server decides; this says beforehand what it will
/// say. Pure.
final class SteerRules {
    private SteerRules() {}

    /// The message key of why not; empty where it can be done.
    static Optional<String> whyNot(SteerControl control, Known known) {
        if (known.view().partial()) {
            return Optional.of("rollout.disabled.partial");
        }
        return switch (control) {
            case PAUSE -> pause(known.rollout().status());
            case RESUME -> resume(known);
            case ADVANCE -> advance(known);
            case ABORT -> abort(known.rollout().status());
            case ROLL_BACK, ROLL_BACK_ALL -> rollBack(control, known);
            case RETRY -> retry(known);
        };
    }

    private static Optional<String> pause(RolloutStatus status) {
        return switch (status) {
            case RUNNING, SOAKING, ROLLING_BACK -> Optional.empty();
            case PAUSED -> Optional.of("rollout.disabled.paused");
            case DRAFT, AWAITING_APPROVAL, SCHEDULED -> Optional.of("rollout.disabled.before");
            case ABORTING -> Optional.of("rollout.disabled.aborting");
            case ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED ->
                Optional.of("rollout.disabled.over");
        };
    }

    private static Optional<String> resume(Known known) {
        if (known.rollout().status() != RolloutStatus.PAUSED) {
            return Optional.of("rollout.disabled.not-paused");
        }
        return isAsked(known) ? Optional.of("rollout.disabled.asked") : Optional.empty();
    }

    private static boolean isAsked(Known known) {
        return known.view().waitingFor() instanceof WaitingFor.Approval;
    }

    private static Optional<String> advance(Known known) {
        RolloutEntry rollout = known.rollout();
        boolean gate = rollout.pause() != null && rollout.pause().gate() != null;
        boolean can = rollout.status() == RolloutStatus.SOAKING || rollout.status() == RolloutStatus.PAUSED && gate;
        if (!can) {
            return Optional.of("rollout.disabled.no-gate");
        }
        return isAsked(known) ? Optional.of("rollout.disabled.asked") : Optional.empty();
    }

    private static Optional<String> abort(RolloutStatus status) {
        return switch (status) {
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED, ROLLING_BACK, EXPIRED ->
                Optional.empty();
            case ABORTING, ABORTED -> Optional.of("rollout.disabled.aborting");
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES -> Optional.of("rollout.disabled.over");
        };
    }

    private static Optional<String> rollBack(SteerControl control, Known known) {
        boolean onePhase = known.rollout().phases().size() < 2;
        if (control == SteerControl.ROLL_BACK_ALL && onePhase) {
            return Optional.of("rollout.disabled.one-phase");
        }
        if (known.rollout().startedAt() == null) {
            return Optional.of("rollout.disabled.before");
        }
        return switch (doing(known)) {
            case ROLLING_BACK, ROLLED_BACK ->
                control == SteerControl.ROLL_BACK_ALL ? Optional.empty() : Optional.of("rollout.disabled.going-back");
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, EXPIRED -> Optional.of("rollout.disabled.before");
            case RUNNING, SOAKING, PAUSED, ABORTING, ABORTED, COMPLETED, COMPLETED_WITH_FAILURES -> Optional.empty();
        };
    }

    /// On the way back those are tried again that did not get there, and no longer those that failed before it. A car
    /// that has nothing to go back to is not among them.
    private static Optional<String> retry(Known known) {
        return switch (doing(known)) {
            case RUNNING, SOAKING, PAUSED, COMPLETED_WITH_FAILURES ->
                known.figures().failed() > 0 ? Optional.empty() : Optional.of("rollout.disabled.no-failures");
            case ROLLING_BACK, ROLLED_BACK ->
                known.rollout().cars().getOrDefault(CarStage.MANUAL, 0) > 0
                        ? Optional.empty()
                        : Optional.of("rollout.disabled.none-on-the-way");
            case DRAFT, AWAITING_APPROVAL, SCHEDULED -> Optional.of("rollout.disabled.before");
            case ABORTING, ABORTED, COMPLETED, EXPIRED -> Optional.of("rollout.disabled.no-retry");
        };
    }

    /// What it does, or goes back to doing once a pause is over where that is a way back.
    private static RolloutStatus doing(Known known) {
        RolloutEntry.PauseEntry pause = known.rollout().pause();
        boolean goesBack = pause != null && pause.resumesTo() == RolloutStatus.ROLLING_BACK;
        return known.rollout().status() == RolloutStatus.PAUSED && goesBack
                ? RolloutStatus.ROLLING_BACK
                : known.rollout().status();
    }
}
