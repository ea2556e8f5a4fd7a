package pitwall.views.logs;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetLogs;
import pitwall.client.FleetLogs.Order;
import pitwall.client.LogMemory;
import pitwall.client.LogWish;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;

/// What the server still has of a past that is looked at while there is a connection: the newest lines by the moment,
/// beside those that this computer remembers. One question at a time, of the moment that is shown by then. FX thread;
/// needs no toolkit.
final class LogFiller {
    /// Pages of the lines by a moment that are asked for.
    private static final int PAGES = 5;
    /// Lines that are held; beyond, those that were found first go.
    private static final int MOST = 50_000;

    private final FleetLogs logs;
    private final LogMemory memory;
    private final Executor fxThread;
    private final LogSoon soon;
    private final LongPredicate known;
    private final Consumer<Boolean> told;
    private final LinkedHashMap<Long, LogLine> lines = new LinkedHashMap<>();
    private @Nullable LogWish wanted;
    private @Nullable LogWish answered;
    private boolean asking;
    private boolean isMore;
    private long readers;

    /// @param known whether a line with this id is loaded
    /// @param told called when the server answered, with whether lines came that are not
    LogFiller(LogsParts parts, LongPredicate known, Consumer<Boolean> told) {
        this.logs = parts.logs();
        this.memory = parts.memory();
        this.fxThread = parts.fxThread();
        this.soon = new LogSoon(parts.soon());
        this.known = known;
        this.told = told;
    }

    /// Looks at this moment of the past; what the server has of it is asked for a moment later.
    ///
    /// @param moment absent in the present, and while the server cannot be asked
    void look(LogWish wish, @Nullable Instant moment) {
        LogWish next = moment == null ? null : wish.between(wish.from(), end(wish, moment));
        if (!Objects.equals(next, wanted)) {
            wanted = next;
            if (next != null && !asking && !soon.isPending()) {
                soon.take(this::ask);
            }
        }
    }

    private static Instant end(LogWish wish, Instant moment) {
        Instant end = moment.plusMillis(1);
        Instant to = wish.to();
        return to != null && to.isBefore(end) ? to : end;
    }

    private void ask() {
        LogWish wish = wanted;
        if (wish != null && !asking && !wish.equals(answered)) {
            asking = true;
            page(wish, null, 1);
        }
    }

    private void page(LogWish wish, @Nullable Long after, int number) {
        long reader = readers;
        CompletableFuture<?> unused = logs.search(wish, Order.NEWEST, after, FleetLogs.MOST)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (reader == readers) {
                        take(wish, answer, number);
                    }
                }));
    }

    private void take(LogWish wish, Answer<LogPage> answer, int number) {
        boolean isNew = false;
        if (answer instanceof Answer.Given<LogPage>(LogPage page)) {
            isNew = keep(page.lines());
            if (page.next() != null && number < PAGES && wish.equals(wanted)) {
                page(wish, page.next(), number + 1);
            } else {
                asking = false;
                answered = wish;
                isMore = page.next() != null;
            }
        } else {
            asking = false;
        }
        told.accept(isNew);
        if (!asking && !Objects.equals(wish, wanted)) {
            soon.take(this::ask);
        }
    }

    private boolean keep(List<LogLine> page) {
        List<LogLine> fresh = page.stream()
                .filter(line -> !lines.containsKey(line.id()) && !known.test(line.id()))
                .toList();
        memory.keep(fresh.reversed());
        fresh.forEach(line -> lines.put(line.id(), line));
        while (lines.size() > MOST) {
            lines.pollFirstEntry();
        }
        return !fresh.isEmpty();
    }

    /// Whether what is shown has all that the server was asked for.
    boolean isAnswered() {
        return wanted != null && wanted.equals(answered);
    }

    /// Whether the server has more by that moment than it was asked for.
    boolean isMore() {
        return isAnswered() && isMore;
    }

    /// How many lines it is asked for at most.
    static int most() {
        return PAGES * FleetLogs.MOST;
    }

    /// What the server told, with what this computer remembers, in the order of their ids.
    List<LogLine> with(List<LogLine> remembered) {
        if (lines.isEmpty()) {
            return remembered;
        }
        Map<Long, LogLine> all = new LinkedHashMap<>();
        Stream.of(remembered, lines.values())
                .flatMap(Collection::stream)
                .forEach(line -> all.putIfAbsent(line.id(), line));
        return all.values().stream().sorted(Comparator.comparing(LogLine::id)).toList();
    }

    /// Whether the server told anything.
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /// Lets go of everything: somebody else reads.
    void forget() {
        lines.clear();
        soon.forget();
        wanted = null;
        answered = null;
        asking = false;
        readers++;
    }
}
