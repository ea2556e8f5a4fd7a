package pitwall.protocol;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;

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

    /// Follows new log lines, each with its number in the store, until [UnfollowLogs]. All conditions must hold, as in
    /// `GET /api/v1/logs`; absent ones leave nothing out. The answer is a [ServerFrame.LogTail] that says after which
    /// line it begins, or why it does not. At most four at a time; the same name again replaces what it stood for.
    ///
    /// @param tail a name of the console's own, at most 32 characters
    /// @param query limits the cars by a `CarQuery` text
    /// @param level the least severe
    /// @param text occurs in the message, the source or a field
    /// @param regex a regular expression in the syntax of RE2
    /// @param sources parts of cars that speak
    /// @param fields values that fields must have
    record FollowLogs(
            String tail,
            @Nullable String query,
            @Nullable LogLevel level,
            @Nullable String text,
            @Nullable String regex,
            @Nullable Set<String> sources,
            @Nullable Map<String, String> fields)
            implements ClientFrame {
        public FollowLogs {
            sources = sources == null ? null : Set.copyOf(sources);
            fields = fields == null ? null : Map.copyOf(fields);
        }
    }

    /// Ends a tail.
    record UnfollowLogs(String tail) implements ClientFrame {}

    /// Measures the round trip; `token` comes back in the [ServerFrame.Pong].
    record Ping(long token) implements ClientFrame {}
}
