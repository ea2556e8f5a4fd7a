package pitwall.views.logs;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetLogs;
import pitwall.client.FleetLogs.Order;
import pitwall.client.LogMemory;
import pitwall.client.LogPiece;
import pitwall.client.LogWish;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.query.Narrowing;

/// One unbroken stretch of a server's log lines, of one wish: loaded page by page at either end, and continued by new
/// lines where it reaches the newest. FX thread.
///
/// A narrower wish is answered from what is there; only what is older is then asked for with the narrower one, and
/// forgotten when the wish widens again.
final class LogWindow implements LogFollower.Target, AutoCloseable {
    static final int PAGE = FleetLogs.MOST;

    private final FleetLogs logs;
    private final LogMemory memory;
    private final Executor fxThread;
    private final Listener listener;
    private final LogWish base;
    private final LineStore store;
    private final int most;
    private LogWish asked;
    private final LogEdge older = new LogEdge();
    private final LogEdge newer = new LogEdge();
    /// Where the older edge was when the wish was narrowed, to go back to.
    private @Nullable LogEdge olderOfBase;

    private int solid;
    private int generation;
    private boolean reading;
    private final LogFollower tail;
    private boolean atHead;
    private boolean closed;
    private @Nullable Instant oldestKept;

    /// @param store takes the lines
    /// @param most lines that are kept
    LogWindow(LogsParts parts, LogWish wish, LineStore store, int most, Listener listener) {
        this.logs = parts.logs();
        this.memory = parts.memory();
        this.fxThread = parts.fxThread();
        this.base = wish;
        this.asked = wish;
        this.store = store;
        this.most = most;
        this.listener = listener;
        this.solid = store.first();
        this.tail = new LogFollower(parts, wish, this);
    }

    /// Told what changed, on the FX thread.
    interface Listener {
        /// Lines came at the newer end.
        ///
        /// @param from the first of them
        void appended(int from);

        /// Lines came at the older end.
        ///
        /// @param to behind the last of them
        void prepended(int to);

        /// Lines before this one were let go.
        void dropped(int first);

        /// There were more lines before this one than the server had room for.
        void sampled(int number);

        /// A question ended: all is as it should be.
        void rested();

        /// A question was not answered as it should be.
        void failed(Answer<?> why);

        /// There are new lines behind those that are loaded.
        void passed(int lines);

        /// The server cannot follow this wish.
        void refused(String why);
    }

    LineStore store() {
        return store;
    }

    LogWish wish() {
        return asked;
    }

    boolean hasOlder() {
        return older.open;
    }

    /// Whether new lines join it by themselves.
    boolean isAtHead() {
        return atHead;
    }

    boolean isBusy() {
        return older.busy || newer.busy;
    }

    /// Server time of the oldest line that the server keeps; null while nobody knows.
    @Nullable
    Instant oldestKept() {
        return oldestKept;
    }

    /// While somebody reads, lines are not let go for newer ones: where there is no more room the newer ones are
    /// only counted.
    void reading(boolean now) {
        reading = now;
    }

    /// Begins with the newest lines, and follows.
    void openNewest() {
        newer.open = false;
        atHead = true;
        older();
    }

    /// Begins with the oldest lines.
    void openOldest() {
        older.open = false;
        newer();
    }

    /// Begins with the lines from a moment on; those before it are older ones.
    void openAt(Instant moment) {
        newer.busy = true;
        ask(asked.between(later(moment, asked.from()), asked.to()), Order.OLDEST, null, newer, page -> {
            newer.place = page.next();
            newer.open = page.next() != null;
            if (page.lines().isEmpty()) {
                newer.open = false;
                openNewest();
            } else {
                older.place = page.lines().getFirst().id();
                append(page.lines());
                reached();
                older();
            }
        });
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /// Begins with the lines from one on.
    void openFrom(long id) {
        newer.place = id - 1;
        older.place = id;
        newer();
        older();
    }

    /// Begins with lines that are known already; nothing else will come.
    void openWith(List<LogLine> lines) {
        older.open = false;
        newer.open = false;
        store.append(lines);
        solid = store.first();
        listener.appended(store.first());
        listener.rested();
    }

    /// True if it can answer that wish without beginning anew.
    boolean canNarrow(LogWish wish) {
        return Narrowing.isWithin(wish, base);
    }

    /// Goes on with a wish that asks for nothing more than the first did.
    void narrow(LogWish wish) {
        if (wish.equals(asked)) {
            return;
        }
        LogEdge ofBase = olderOfBase;
        if (ofBase == null) {
            olderOfBase = older.copy();
            solid = store.first();
        } else {
            older.become(ofBase);
            store.dropBefore(solid);
        }
        generation++;
        older.busy = false;
        newer.busy = false;
        asked = wish;
        if (asked.equals(base)) {
            olderOfBase = null;
        }
    }

    /// Loads older lines, if there are any and none are being loaded.
    void older() {
        if (older.busy || !older.open || closed) {
            return;
        }
        older.busy = true;
        ask(asked, Order.NEWEST, older.place, older, page -> {
            boolean first = store.isEmpty();
            older.place = page.next();
            older.open = page.next() != null;
            if (!page.lines().isEmpty()) {
                int before = store.first();
                store.prepend(page.lines().reversed(), asked.equals(base));
                remember(page.lines().reversed());
                listener.prepended(before);
            }
            if (first && atHead) {
                tail.follow();
            }
        });
    }

    /// Loads newer lines, where the stretch does not reach the newest yet.
    void newer() {
        if (newer.busy || !newer.open || closed) {
            return;
        }
        newer.busy = true;
        ask(base, Order.OLDEST, newer.place, newer, page -> {
            newer.open = page.next() != null;
            newer.place = page.next() != null ? page.next() : newer.place;
            append(page.lines());
            reached();
        });
    }

    private void reached() {
        if (!newer.open) {
            atHead = true;
            tail.follow();
        }
    }

    private void ask(LogWish wish, Order order, @Nullable Long after, LogEdge edge, Consumer<LogPage> taken) {
        int at = generation;
        CompletableFuture<?> unused = logs.search(wish, order, after, PAGE)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (!closed && at == generation) {
                        edge.busy = false;
                        answered(answer, taken);
                    }
                }));
    }

    private void answered(Answer<LogPage> answer, Consumer<LogPage> taken) {
        if (answer instanceof Answer.Given<LogPage>(LogPage page)) {
            oldestKept = page.oldest();
            taken.accept(page);
            listener.rested();
        } else {
            listener.failed(answer);
        }
    }

    @Override
    public void pieces(List<LogPiece> pieces) {
        for (LogPiece piece : pieces) {
            if (reading && store.size() >= most) {
                atHead = false;
                newer.open = true;
                newer.place = store.id(store.end() - 1);
            }
            if (!atHead) {
                listener.passed(piece.matched());
            } else if (!piece.lines().isEmpty()) {
                int from = store.end();
                append(piece.lines());
                if (piece.isSampled() && store.end() > from) {
                    store.sampled(from, piece.matched() - piece.lines().size());
                    listener.sampled(from);
                }
            }
        }
    }

    @Override
    public boolean wantsMissed() {
        return atHead;
    }

    /// Where what nobody looked at begins.
    @Override
    public long lastKnown() {
        if (!store.isEmpty()) {
            return store.id(store.end() - 1);
        }
        Long searched = older.place;
        return searched == null ? 0 : searched;
    }

    @Override
    public void refused(String why) {
        listener.refused(why);
    }

    @Override
    public void append(List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        remember(lines);
        int from = store.end();
        store.append(lines);
        if (from == store.end()) {
            return;
        }
        if (from == store.first()) {
            solid = from;
        }
        listener.appended(from);
        if (store.size() > most && !reading) {
            store.keepNewest(most - most / 20);
            older.open = true;
            older.place = store.id(store.first());
            solid = Math.max(solid, store.first());
            listener.dropped(store.first());
        }
    }

    /// The server's own lines, which name cars of everybody, stay with the server.
    private void remember(List<LogLine> lines) {
        if (!base.isOfServer()) {
            memory.keep(lines);
        }
    }

    /// Follows new lines only while somebody looks; what came in between is fetched.
    void watched(boolean now) {
        if (now) {
            tail.goOn();
        } else {
            tail.pause();
        }
    }

    /// Takes nothing more.
    @Override
    public void close() {
        closed = true;
        tail.close();
    }
}
