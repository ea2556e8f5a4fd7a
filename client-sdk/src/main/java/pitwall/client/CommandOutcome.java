package pitwall.client;

import java.util.UUID;
import pitwall.fleet.Capability;

/// What became of a command, as far as a reply can tell. Success is read from the stream, never from here.
public sealed interface CommandOutcome {
    /// The server recorded it; the effect comes on the stream with the same correlation id.
    record Accepted(UUID command) implements CommandOutcome {}

    /// It was not done and will not be.
    record Refused(Reason reason) implements CommandOutcome {}

    /// Nobody can say whether it was done: the reply or the change did not come. Look for the id.
    record Unconfirmed(UUID command) implements CommandOutcome {}

    /// Why a command was refused.
    sealed interface Reason {
        /// There is no live connection, or none of the person it is from; commands are never queued.
        record NotLive(ConsoleMode mode) implements Reason {}

        /// The role does not permit it.
        record NotAllowed(Capability missing) implements Reason {}

        /// The server said no.
        ///
        /// @param code stable word of the problem
        /// @param sentence for a person
        record ByServer(int status, String code, String sentence, String correlation) implements Reason {}
    }
}
