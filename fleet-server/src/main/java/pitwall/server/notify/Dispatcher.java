package pitwall.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.notify.ChannelKind;
import pitwall.fleet.notify.DeliveryState;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.OutboxRows;
import pitwall.server.storage.OutboxRows.Row;

/// Takes what waits in the outbox to its channels: of each channel in order, one after the other, of a few channels at
/// the same time. What is tried in vain is tried again and holds back what came after it, until it is given up.
///
/// The thread `pitwall-notify` looks which channels have something to do and waits for nothing else; a channel's turn
/// is a virtual thread. [#wake] is thread-safe.
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 4;
    private static final int TURN = 50;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ChannelBook book;
    private final Outbox outbox;
    private final Map<ChannelKind, Sender> senders;
    private final Pace pace;
    private final Database database;
    private final FleetWriter writer;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final NoticeFigures figures;
    private final Thread thread;
    private final ExecutorService turns;
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    /// What it works with.
    record Tools(Database database, FleetWriter writer, InstantSource clock, RandomGenerator random) {}

    Dispatcher(
            ChannelBook book,
            Outbox outbox,
            Map<ChannelKind, Sender> senders,
            Pace pace,
            NoticeFigures figures,
            Tools tools) {
        this.book = book;
        this.outbox = outbox;
        this.senders = Map.copyOf(senders);
        this.pace = pace;
        this.figures = figures;
        this.database = tools.database();
        this.writer = tools.writer();
        this.clock = tools.clock();
        this.random = tools.random();
        this.thread = Thread.ofPlatform().name("pitwall-notify").daemon().unstarted(this::run);
        this.turns = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("pitwall-notify-", 0).factory());
    }

    void start() {
        thread.start();
    }

    /// Something waits, or time passed.
    void wake() {
        bell.release();
    }

    /// Lets a channel try again at once, whatever it waits for.
    void hurry(String channel) {
        resting.remove(channel);
        wake();
    }

    Sender sender(ChannelKind kind) {
        Sender sender = senders.get(kind);
        if (sender == null) {
            throw new IllegalStateException("nobody sends " + kind);
        }
        return sender;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                bell.acquire();
                bell.drainPermits();
                for (ChannelBook.Known known : book.all()) {
                    begin(known.channel());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody outside is told any more", e);
        }
    }

    private void begin(Channel channel) throws InterruptedException {
        String name = channel.name();
        boolean due = channel.enabled()
                && outbox.tally(name).waiting() > 0
                && !clock.instant().isBefore(resting.getOrDefault(name, Instant.MIN));
        if (!due || !busy.add(name)) {
            return;
        }
        places.acquire();
        try {
            Future<?> unused = turns.submit(() -> turn(channel));
        } catch (RejectedExecutionException e) {
            LOG.debug("Too late for a turn of {}", name, e);
        }
    }

    private void turn(Channel channel) {
        try {
            work(channel);
        } catch (InterruptedException | RejectedExecutionException e) {
            LOG.debug("A turn of channel {} was cut short; what nobody knows of is told again", channel.name(), e);
        } catch (RuntimeException e) {
            resting.put(channel.name(), clock.instant().plus(pace.shortest()));
            LOG.error("A turn of channel {} failed and is tried again", channel.name(), e);
        } finally {
            busy.remove(channel.name());
            places.release();
            wake();
        }
    }

    /// A turn: what is due, as far as it can be told one after the other.
    private void work(Channel channel) throws InterruptedException {
        String name = channel.name();
        List<Row> waiting = database.read(sql -> new OutboxRows(sql).oldest(name, DeliveryState.WAITING, TURN));
        List<Row> settled = new ArrayList<>();
        @Nullable String trouble = null;
        int next = 0;
        try {
            while (next < waiting.size() && trouble == null) {
                Instant due = waiting.get(next).nextAt();
                Instant now = clock.instant();
                if (due != null && due.isAfter(now)) {
                    resting.put(name, due);
                    break;
                }
                int many = Math.min(most(channel), waiting.size() - next);
                List<Row> together = waiting.subList(next, next + many);
                next += many;
                trouble = tell(channel, together, settled, now);
            }
        } finally {
            settle(name, settled, trouble);
        }
    }

    private int most(Channel channel) {
        return switch (channel.way()) {
            case Channel.Webhook ignored -> sender(ChannelKind.WEBHOOK).most();
            case Channel.Email ignored -> sender(ChannelKind.EMAIL).most();
            case Channel.Broken ignored -> 1;
        };
    }

    /// One try, to be settled later.
    ///
    /// @return why it was in vain; absent where it was not, or where it will not be tried again
    private @Nullable String tell(Channel channel, List<Row> together, List<Row> settled, Instant now)
            throws InterruptedException {
        List<Row> fresh = new ArrayList<>();
        for (Row row : together) {
            if (row.attempts() > 0 && isOver(row, now)) {
                settled.add(Outbox.ended(row, DeliveryState.DEAD, now, row.status(), tooOld(row)));
            } else {
                fresh.add(row);
            }
        }
        if (fresh.isEmpty()) {
            return null;
        }
        List<Letter> letters = fresh.stream()
                .map(row -> new Letter(row.id(), Notice.read(row.notice())))
                .toList();
        Attempt attempt = attempt(channel, letters);
        figures.tried(channel.name(), attempt, letters.size());
        Instant after = clock.instant();
        return switch (attempt) {
            case Attempt.Delivered(Integer status) -> {
                fresh.forEach(
                        row -> settled.add(Outbox.ended(tried(row), DeliveryState.DELIVERED, after, status, null)));
                yield null;
            }
            case Attempt.Refused(Integer status, String why) -> {
                fresh.forEach(row -> settled.add(Outbox.ended(tried(row), DeliveryState.DEAD, after, status, why)));
                yield null;
            }
            case Attempt.Failed failed -> {
                Duration pause = failed.rest()
                        .map(pace::bounded)
                        .orElseGet(() -> pace.pause(fresh.getFirst().attempts() + 1, random));
                Instant at = after.plus(pause);
                resting.put(channel.name(), at);
                fresh.forEach(row -> settled.add(again(tried(row), failed, after, at)));
                yield failed.why();
            }
        };
    }

    Attempt attempt(Channel channel, List<Letter> letters) throws InterruptedException {
        return switch (channel.way()) {
            case Channel.Webhook ignored -> sender(ChannelKind.WEBHOOK).send(channel, letters);
            case Channel.Email ignored -> sender(ChannelKind.EMAIL).send(channel, letters);
            case Channel.Broken(String why) -> new Attempt.Failed(null, why);
        };
    }

    private boolean isOver(Row row, Instant now) {
        return row.at().plus(pace.age()).isBefore(now);
    }

    private static String tooOld(Row row) {
        return row.note() == null ? "It became too old." : "It became too old. " + row.note();
    }

    private static Row tried(Row row) {
        return new Row(
                row.n(),
                row.id(),
                row.channel(),
                row.kind(),
                row.at(),
                row.state(),
                row.attempts() + 1,
                row.nextAt(),
                row.endedAt(),
                row.status(),
                row.note(),
                row.notice());
    }

    private Row again(Row row, Attempt.Failed failed, Instant now, Instant at) {
        if (row.attempts() >= pace.attempts() || isOver(row, at)) {
            return Outbox.ended(row, DeliveryState.DEAD, now, failed.status(), failed.why());
        }
        return new Row(
                row.n(),
                row.id(),
                row.channel(),
                row.kind(),
                row.at(),
                DeliveryState.WAITING,
                row.attempts(),
                at,
                null,
                failed.status(),
                failed.why(),
                row.notice());
    }

    private void settle(String channel, List<Row> settled, @Nullable String trouble) {
        if (!settled.isEmpty()) {
            List<Row> rows = List.copyOf(settled);
            boolean unused = writer.write(draft -> {
                outbox.settle(draft, channel, rows, trouble);
                return true;
            });
        }
    }

    /// What is being told now may be told once more by the next server.
    @Override
    public void close() {
        thread.interrupt();
        turns.shutdownNow();
        try {
            if (!turns.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Somebody outside is still being told something while the server stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
