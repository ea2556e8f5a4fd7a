package pitwall.agent.update;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Desired;

/// How the last update ended. Terminal: only another intent begins anything again.
///
/// @param reason absent when it is ready
record Outcome(Desired order, Kind kind, @Nullable ReasonCode reason) {
    enum Kind {
        READY,
        /// Nothing was switched.
        FAILED,
        /// What ran before runs again, healthy.
        ROLLED_BACK,
        /// The way back failed too: a person must look.
        MANUAL,
        /// The intent was withdrawn, expired or overtaken before anything began.
        DROPPED
    }
}
