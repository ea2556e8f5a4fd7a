package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness.Trouble;

/// What an [EventSource] has to say about one connection. Events of older connections are ignored.
public sealed interface LinkEvent {
    /// The number that [EventSource#open] was given.
    long connection();

    /// The peer listens.
    record Opened(long connection) implements LinkEvent {}

    /// A message came.
    ///
    /// @param at this computer's clock
    record Arrived(long connection, Instant at, String text) implements LinkEvent {}

    /// The connection is over, or never came to be. The last event of a connection.
    ///
    /// @param trouble `NONE` where an open connection just ended
    /// @param comeBack the pause that a server that stops asked for; absent where it asked for none
    record Ended(long connection, Trouble trouble, @Nullable Duration comeBack) implements LinkEvent {
        public Ended(long connection, Trouble trouble) {
            this(connection, trouble, null);
        }
    }

    /// This computer was so far behind that messages were thrown away.
    record Overflowed(long connection) implements LinkEvent {}
}
