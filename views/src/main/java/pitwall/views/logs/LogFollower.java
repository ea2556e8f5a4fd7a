package pitwall.views.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetLogs;
import pitwall.client.FleetLogs.Order;
import pitwall.client.LogPiece;
import pitwall.client.LogTail;
import pitwall.client.LogWish;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;

/// Follows the new lines of a wish; those that nobody told about, between a search and the beginning of a tail or while
/// there was no connection, are read before those that come. FX thread.
final class LogFollower implements AutoCloseable {
    private final FleetLogs logs;
    private final LogFollowing following;
    private final Executor fxThread;
    private final LogWish wish;
    private final Target target;
    private final List<LogPiece> waiting = new ArrayList<>();
    private @Nullable LogTail tail;
    private boolean catchingUp;
    /// Counts the tails: what was asked for one of them is not told to the next.
    private int turn;
    private boolean wanted;
    private boolean paused;
    private boolean closed;

    LogFollower(LogsParts parts, LogWish wish, Target target) {
        this.logs = parts.logs();
        this.following = parts.following();
        this.fxThread = parts.fxThread();
        this.wish = wish;
        this.target = target;
    }

    /// Takes what is new.
    interface Target {
        /// Takes lines that were missed.
        void append(List<LogLine> lines);

        /// Takes what was told, in order and with nothing missed between.
        void pieces(List<LogPiece> pieces);

        /// The id of the line behind which nobody looked.
        long lastKnown();

        /// Whether missed lines would join what is there.
        boolean wantsMissed();

        /// The server cannot follow the wish.
        void refused(String why);
    }

    /// Follows new lines from now on, or once it goes on; what came in between is fetched.
    void follow() {
        wanted = true;
        if (tail == null && !paused && !closed) {
            tail = following.follow(wish, piece -> fxThread.execute(() -> arrived(piece)));
        }
    }

    private void arrived(LogPiece piece) {
        if (closed) {
            return;
        }
        if (piece.refusal() != null) {
            target.refused(piece.refusal());
            return;
        }
        waiting.add(piece);
        if (piece.begins() || piece.missedAfter() != null) {
            catchUp();
        }
        drain();
    }

    private void catchUp() {
        if (catchingUp || !target.wantsMissed()) {
            return;
        }
        catchingUp = true;
        int begun = turn;
        CompletableFuture<?> unused = logs.search(wish, Order.OLDEST, target.lastKnown(), LogWindow.PAGE)
                .thenAccept(answer -> fxThread.execute(() -> caughtUp(begun, answer)));
    }

    private void caughtUp(int begun, Answer<LogPage> answer) {
        if (closed || begun != turn) {
            return;
        }
        catchingUp = false;
        if (answer instanceof Answer.Given<LogPage>(LogPage page)) {
            target.append(page.lines());
            if (page.next() != null && !page.lines().isEmpty()) {
                catchUp();
                return;
            }
        }
        drain();
    }

    private void drain() {
        if (!catchingUp) {
            List<LogPiece> pieces = List.copyOf(waiting);
            waiting.clear();
            target.pieces(pieces);
        }
    }

    /// Follows no longer, for a while.
    void pause() {
        paused = true;
        letGo();
    }

    /// Goes on where it followed, or was told to since.
    void goOn() {
        paused = false;
        if (wanted) {
            follow();
        }
    }

    private void letGo() {
        turn++;
        catchingUp = false;
        LogTail followed = tail;
        tail = null;
        if (followed != null) {
            followed.close();
        }
        waiting.clear();
    }

    /// Takes nothing more.
    @Override
    public void close() {
        closed = true;
        letGo();
    }
}
