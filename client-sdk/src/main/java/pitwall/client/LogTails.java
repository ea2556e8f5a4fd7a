package pitwall.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;

/// The tails of logs that this program follows. A server forgets them with the connection, so they are asked for anew
/// with each; what was missed in between is told. Keeps no lines. Owned by the `pitwall-fleet` thread.
final class LogTails {
    private final Conversation talk;
    private final Map<String, Follower> followers = new LinkedHashMap<>();

    LogTails(Conversation talk) {
        this.talk = talk;
    }

    /// Somebody who listens.
    private static final class Follower {
        private final LogWish wish;
        private final Consumer<LogPiece> listener;
        private @Nullable Long seen;
        private boolean begins = true;

        Follower(LogWish wish, Consumer<LogPiece> listener) {
            this.wish = wish;
            this.listener = listener;
        }

        private void arrived(ServerFrame.LogTail tail) {
            Long before = seen;
            boolean refused = tail.refusal() != null;
            Long missed = !refused && before != null && before < tail.from() ? before : null;
            listener.accept(
                    new LogPiece(tail.from(), tail.to(), tail.lines(), tail.matched(), begins, missed, tail.refusal()));
            if (!refused) {
                seen = tail.to();
                begins = false;
            }
        }
    }

    void follow(String name, LogWish wish, Consumer<LogPiece> listener) {
        Follower follower = new Follower(wish, listener);
        followers.put(name, follower);
        if (talk.isWelcome()) {
            ask(name, follower.wish);
        }
    }

    void unfollow(String name) {
        if (followers.remove(name) != null && talk.isWelcome()) {
            talk.say(new ClientFrame.UnfollowLogs(name));
        }
    }

    /// A new connection is there.
    void welcomed() {
        followers.forEach((name, follower) -> {
            follower.begins = true;
            ask(name, follower.wish);
        });
    }

    private void ask(String name, LogWish wish) {
        talk.say(new ClientFrame.FollowLogs(
                name,
                wish.wholeQuery(),
                wish.least() == LogLevel.DEBUG ? null : wish.least(),
                wish.text(),
                wish.regex(),
                wish.sources().isEmpty() ? null : wish.sources(),
                wish.fields().isEmpty() ? null : wish.fields()));
    }

    void arrived(ServerFrame.LogTail tail) {
        Follower follower = followers.get(tail.tail());
        if (follower != null) {
            follower.arrived(tail);
        }
    }
}
