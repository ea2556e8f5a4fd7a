package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the picture can be trusted right now. Part of every [FleetFrame], so that no view can forget to
/// show it.
public sealed interface Freshness {
    /// Messages are applied as they come.
    record Live(Duration lag) implements Freshness {}

    /// Connected, but more than two seconds behind the server.
    record Late(Duration lag, Cause cause) implements Freshness {}

    /// Without a connection for less than 30 s.
    ///
    /// @param attempt the number of the coming or running attempt, from 1
    /// @param nextAttempt this computer's clock; absent while an attempt is running
    /// @param dataFrom server time of the last applied message; absent if there never was one
    /// @param since this computer's clock: when the connection was lost
    record Reconnecting(
            int attempt,
            @Nullable Instant nextAttempt,
            @Nullable Instant dataFrom,
            Instant since) implements Freshness {}

    /// Connected again; a snapshot is on its way. The old picture stays until the last part is here.
    record Resyncing(int received, int total, @Nullable Instant dataFrom) implements Freshness {}

    /// Without a connection for 30 s or more, or since the start.
    ///
    /// @param dataFrom server time of the newest data shown; absent if nothing was ever seen
    /// @param nextAttempt this computer's clock; absent while an attempt is running, or when none will follow
    /// @param trouble why the last attempt failed
    record Offline(
            @Nullable Instant dataFrom,
            int attempt,
            @Nullable Instant nextAttempt,
            Trouble trouble) implements Freshness {}

    /// A chosen moment of the past.
    record Replay(Instant at) implements Freshness {}

    /// Why the console is behind.
    enum Cause {
        /// The server reports that it sends merged changes because this reader is slow.
        SLOW_READER,
        /// Messages arrive late.
        SLOW_NETWORK,
        /// This computer cannot keep up.
        SLOW_CONSOLE
    }

    /// Why there is no connection.
    enum Trouble {
        /// Nothing is wrong that we know of, or no attempt has ended yet.
        NONE,
        /// No server answers at the address.
        UNREACHABLE,
        /// The server's certificate is not trusted.
        UNTRUSTED,
        /// The sign-in ended; a new one is needed and no attempt will follow.
        SIGN_IN_NEEDED,
        /// The server speaks another version of the protocol; no attempt will follow.
        INCOMPATIBLE,
        /// The connection went silent.
        SILENT
    }

    /// The global mode this freshness stands for.
    default ConsoleMode mode() {
        return switch (this) {
            case Live ignored -> ConsoleMode.LIVE;
            case Late ignored -> ConsoleMode.LAGGING;
            case Reconnecting ignored -> ConsoleMode.RECONNECTING;
            case Resyncing ignored -> ConsoleMode.RECONNECTING;
            case Offline ignored -> ConsoleMode.OFFLINE;
            case Replay ignored -> ConsoleMode.REPLAY;
        };
    }

    /// True where commands may be sent: only with a live connection, never in the past (never queued).
    default boolean allowsCommands() {
        return switch (this) {
            case Live ignored -> true;
            case Late ignored -> true;
            case Reconnecting ignored -> false;
            case Resyncing ignored -> false;
            case Offline ignored -> false;
            case Replay ignored -> false;
        };
    }
}
