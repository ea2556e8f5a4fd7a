package pitwall.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import pitwall.client.FleetLogs.Order;
import pitwall.protocol.rest.LogPage;

/// Follows lines that no stream brings, such as those of the server's own log, by asking for newer ones again and
/// again. One question at a time; where none is answered the next one asks for what was missed. Thread-safe.
public final class AskedTail implements LogTail {
    private final FleetLogs logs;
    private final LogWish wish;
    private final Executor later;
    private final Consumer<LogPiece> listener;
    private long newest;
    private volatile boolean closed;

    private AskedTail(FleetLogs logs, LogWish wish, Executor later, Consumer<LogPiece> listener) {
        this.logs = logs;
        this.wish = wish;
        this.later = later;
        this.listener = listener;
    }

    /// Begins to follow.
    ///
    /// @param later runs what it is given after the time between two questions
    /// @param listener called on threads of the connection, one after the other
    public static LogTail follow(FleetLogs logs, LogWish wish, Executor later, Consumer<LogPiece> listener) {
        AskedTail tail = new AskedTail(logs, wish, later, listener);
        tail.begin();
        return tail;
    }

    /// Looks where the end is.
    private void begin() {
        CompletableFuture<?> unused = logs.search(wish, Order.NEWEST, null, 1).thenAccept(answer -> {
            if (answer instanceof Answer.Given<LogPage>(LogPage page)) {
                newest = page.lines().isEmpty() ? 0 : page.lines().getFirst().id();
                tell(new LogPiece(newest, newest, List.of(), 0, true, null, null));
                pause(this::ask);
            } else {
                pause(this::begin);
            }
        });
    }

    private void ask() {
        CompletableFuture<?> unused = logs.search(wish, Order.OLDEST, newest, FleetLogs.MOST)
                .thenAccept(answer -> {
                    if (answer instanceof Answer.Given<LogPage>(LogPage page)
                            && !page.lines().isEmpty()) {
                        long from = newest;
                        newest = page.lines().getLast().id();
                        tell(new LogPiece(
                                from, newest, page.lines(), page.lines().size(), false, null, null));
                    }
                    pause(this::ask);
                });
    }

    private void tell(LogPiece piece) {
        if (!closed) {
            listener.accept(piece);
        }
    }

    private void pause(Runnable next) {
        if (!closed) {
            later.execute(() -> {
                if (!closed) {
                    next.run();
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
