package pitwall.views.act;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.desk.RunningTask.End;
import pitwall.views.desk.RunningTask.Way;

/// How a wish for cars stands, as the stream shows it.
sealed interface WishStanding {
    /// @param done how many cars have come to an end of their way
    /// @param of how many there are; 0 where it is for one
    record OnTheWay(Way way, int done, int of) implements WishStanding {}

    record Ended(End how) implements WishStanding {}

    /// Where one car stands with a wish for it alone.
    ///
    /// @param told whether the car said that it knows
    static WishStanding of(UpdateProgress update, boolean told) {
        return of(update.stage(), update.reason(), told);
    }

    /// Where one car stands with a wish for it alone, as the list of its updates has it; only that list knows of a wish
    /// that a second person is asked about.
    ///
    /// @param told whether the car said that it knows
    static WishStanding of(CarUpdate update, boolean told) {
        return switch (update.status()) {
            case DRAFT -> new Ended(End.DECLINED);
            case AWAITING_APPROVAL -> new OnTheWay(Way.ASKED, 0, 0);
            case EXPIRED -> new Ended(End.EXPIRED);
            case ABORTED -> new Ended(End.CANCELLED);
            case SCHEDULED,
                    RUNNING,
                    SOAKING,
                    PAUSED,
                    ABORTING,
                    ROLLING_BACK,
                    COMPLETED,
                    COMPLETED_WITH_FAILURES,
                    ROLLED_BACK -> of(update.stage(), update.reason(), told);
        };
    }

    private static WishStanding of(CarStage stage, @Nullable ReasonCode reason, boolean told) {
        return switch (stage) {
            case WAITING, OFFERED, LAPSED -> new OnTheWay(told ? Way.NOTIFIED : Way.WAITING, 0, 0);
            case APPLYING, CLAIMED -> new OnTheWay(Way.APPLYING, 0, 0);
            case SUCCEEDED -> new Ended(End.PROVEN);
            case EXCLUDED -> new Ended(ReasonCode.ALREADY_CURRENT.equals(reason) ? End.PROVEN : End.FAILED);
            case FAILED, ROLLED_BACK, NO_ROLLBACK_TARGET, MANUAL -> new Ended(End.FAILED);
            case TAKEN_OVER -> new Ended(End.CANCELLED);
            case LEFT_BEHIND -> new Ended(isTooLate(reason) ? End.EXPIRED : End.CANCELLED);
        };
    }

    private static boolean isTooLate(@Nullable ReasonCode reason) {
        return ReasonCode.EXPIRED.equals(reason) || ReasonCode.PHASE_TIMEOUT.equals(reason);
    }

    /// Where several cars stand with the rollout that was made of a wish for them.
    ///
    /// @param asked whether a second person was asked about it before
    /// @param told whether one of them said that it knows
    static WishStanding of(RolloutEntry rollout, boolean asked, boolean told) {
        return switch (rollout.status()) {
            case DRAFT -> asked ? new Ended(End.DECLINED) : onTheWay(rollout.cars(), rollout.size(), told);
            case AWAITING_APPROVAL -> new OnTheWay(Way.ASKED, 0, rollout.size());
            case SCHEDULED, RUNNING, SOAKING, PAUSED, ABORTING, ROLLING_BACK ->
                onTheWay(rollout.cars(), rollout.size(), told);
            case COMPLETED -> new Ended(End.PROVEN);
            case COMPLETED_WITH_FAILURES, ROLLED_BACK -> new Ended(End.FAILED);
            case ABORTED -> new Ended(End.CANCELLED);
            case EXPIRED -> new Ended(End.EXPIRED);
        };
    }

    private static WishStanding onTheWay(Map<CarStage, Integer> cars, int size, boolean told) {
        int done = 0;
        boolean begun = false;
        for (Map.Entry<CarStage, Integer> entry : cars.entrySet()) {
            CarStage stage = entry.getKey();
            int count = entry.getValue();
            done += stage.isTerminal() ? count : 0;
            begun |= count > 0 && hasBegun(stage);
        }
        return new OnTheWay(begun ? Way.APPLYING : told ? Way.NOTIFIED : Way.WAITING, done, size);
    }

    private static boolean hasBegun(CarStage stage) {
        return switch (stage) {
            case APPLYING, CLAIMED, SUCCEEDED, FAILED, ROLLED_BACK, MANUAL -> true;
            case WAITING, OFFERED, LAPSED, EXCLUDED, TAKEN_OVER, LEFT_BEHIND, NO_ROLLBACK_TARGET -> false;
        };
    }
}
