package pitwall.client;

import java.util.UUID;

/// How far a command came. `Requested`, then `Recorded` where the server says so, then one of the ends. An effect that
/// is seen before the reply ends it at once: success is read from the stream.
public sealed interface CommandState {
    /// It was sent, or is about to be.
    record Requested(UUID command) implements CommandState {}

    /// The server wrote it down; its effect is awaited.
    record Recorded(UUID command) implements CommandState {}

    /// Its effect was seen, or it is recorded and nothing of it comes on the stream. An end.
    record Done(UUID command) implements CommandState {}

    /// No effect was seen in time, and nobody can say whether there is one: look for the id. An end.
    record Unconfirmed(UUID command) implements CommandState {}

    /// It was not done and will not be. An end.
    record Refused(CommandOutcome.Reason reason) implements CommandState {}

    /// What a reply alone says.
    static CommandState of(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Accepted(UUID command) -> new Recorded(command);
            case CommandOutcome.Refused(CommandOutcome.Reason reason) -> new Refused(reason);
            case CommandOutcome.Unconfirmed(UUID command) -> new Unconfirmed(command);
        };
    }

    /// Whether nothing more is to come.
    default boolean isEnd() {
        return switch (this) {
            case Requested ignored -> false;
            case Recorded ignored -> false;
            case Done ignored -> true;
            case Unconfirmed ignored -> true;
            case Refused ignored -> true;
        };
    }
}
