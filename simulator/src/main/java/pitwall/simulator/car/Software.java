package pitwall.simulator.car;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;

/// How far the car is with the version it wants.
sealed interface Software {
    record InSync() implements Software {}

    /// It knows of a version and has not looked whether it may begin.
    record Pending(String target, int secondsLeft) implements Software {}

    /// It may not begin; it looks again every second and gives up after `secondsLeft`.
    record Blocked(String target, ReasonCode reason, int secondsLeft) implements Software {}

    /// @param progress 0 to 100
    /// @param failsAt progress at which it will fail; above 100 for never
    record Applying(String target, double progress, double perSecond, double failsAt) implements Software {}

    record Failed(String target, ReasonCode reason, String message, int secondsLeft) implements Software {}

    record RollingBack(String target, ReasonCode reason, double progress) implements Software {}

    record RolledBack(String target, ReasonCode reason, int secondsLeft) implements Software {}

    /// A server decides what runs, and the update node of the agent how far it is.
    ///
    /// @param changing the car must not drive
    record Managed(boolean changing) implements Software {}

    default Convergence convergence() {
        return switch (this) {
            case InSync() -> Convergence.CONVERGED;
            case Managed managed -> Convergence.CONVERGED;
            case Pending pending -> Convergence.PENDING;
            case Blocked blocked -> Convergence.BLOCKED;
            case Applying applying -> Convergence.APPLYING;
            case Failed failed -> Convergence.FAILED;
            case RollingBack back -> Convergence.ROLLING_BACK;
            case RolledBack back -> Convergence.ROLLED_BACK;
        };
    }

    /// True while files are being changed: the car must not drive.
    default boolean isChanging() {
        return switch (this) {
            case Managed managed -> managed.changing;
            case Applying applying -> true;
            case RollingBack back -> true;
            case InSync() -> false;
            case Pending pending -> false;
            case Blocked blocked -> false;
            case Failed failed -> false;
            case RolledBack back -> false;
        };
    }

    default @Nullable ReasonCode reason() {
        return switch (this) {
            case InSync() -> null;
            case Managed managed -> null;
            case Pending pending -> null;
            case Applying applying -> null;
            case Blocked blocked -> blocked.reason;
            case Failed failed -> failed.reason;
            case RollingBack back -> back.reason;
            case RolledBack back -> back.reason;
        };
    }

    default @Nullable String message() {
        return switch (this) {
            case InSync() -> null;
            case Managed managed -> null;
            case Pending pending -> null;
            case Applying applying -> null;
            case Blocked blocked -> "Version " + blocked.target + " waits: " + Words.why(blocked.reason);
            case Failed failed -> failed.message;
            case RollingBack back -> "Going back from version " + back.target + ".";
            case RolledBack back -> "Version " + back.target + " was taken back.";
        };
    }

    default @Nullable Integer progressPercent() {
        return switch (this) {
            case Applying applying -> (int) applying.progress;
            case RollingBack back -> (int) back.progress;
            case InSync() -> null;
            case Managed managed -> null;
            case Pending pending -> null;
            case Blocked blocked -> null;
            case Failed failed -> null;
            case RolledBack back -> null;
        };
    }
}
