package pitwall.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a console sends to the server over `/api/v1/stream`.
public sealed interface ClientFrame extends Frame {
    /// The first frame of a connection.
    ///
    /// @param client name and version of the program, for the server's session list
    /// @param resume where to go on; absent on a first visit
    /// @param topics what to receive
    /// @param query limits the cars by a `CarQuery` text; absent for all in scope
    record Hello(
            String client,
            @Nullable Resume resume,
            Set<Topic> topics,
            @Nullable String query) implements ClientFrame {
        public Hello {
            topics = Set.copyOf(topics);
        }
    }

    /// The last sequence a console has applied, and the epoch it belongs to.
    record Resume(String epoch, long seq) {}

    /// Adds topics and replaces the query; a snapshot of the new view follows.
    record Subscribe(Set<Topic> topics, @Nullable String query) implements ClientFrame {
        public Subscribe {
            topics = Set.copyOf(topics);
        }
    }

    /// Ends topics.
    record Unsubscribe(Set<Topic> topics) implements ClientFrame {
        public Unsubscribe {
            topics = Set.copyOf(topics);
        }
    }

    /// Measures the round trip; `token` comes back in the [ServerFrame.Pong].
    record Ping(long token) implements ClientFrame {}
}
