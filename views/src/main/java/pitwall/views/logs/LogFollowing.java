package pitwall.views.logs;

import java.util.function.Consumer;
import pitwall.client.LogPiece;
import pitwall.client.LogTail;
import pitwall.client.LogWish;

/// The way to new lines of the server in use. FX thread.
@FunctionalInterface
public interface LogFollowing {
    /// Follows new lines until the tail is closed.
    ///
    /// @param listener called on a thread of the connection
    LogTail follow(LogWish wish, Consumer<LogPiece> listener);
}
