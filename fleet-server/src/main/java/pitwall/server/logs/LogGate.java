package pitwall.server.logs;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.LogLine;

/// Lets log lines in, as many of a car as it may write and as many of all as can wait for the disk. What it turns away
/// it counts, and each car's log will say how much that was. Thread-safe.
public final class LogGate {
    private static final long NOTE_PAUSE = Duration.ofSeconds(1).toNanos();

    private final LogSettings settings;
    private final InstantSource clock;
    private final ConcurrentHashMap<CarId, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicLong waiting = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    public LogGate(LogSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// What one car may still write, and what it could not. Guarded by itself.
    private static final class Account {
        private final Bucket bucket;
        private final long capacity;
        private final List<Missing> missing = new ArrayList<>();
        private long lines;
        private boolean crowded;
        private @Nullable Instant claimedAt;
        private long notedAt = System.nanoTime() - NOTE_PAUSE;

        Account(LogSettings settings) {
            capacity = settings.burst();
            bucket = Bucket.builder()
                    .addLimit(limit ->
                            limit.capacity(capacity).refillGreedy(settings.linesPerSecond(), Duration.ofSeconds(1)))
                    .build();
        }
    }

    /// Numbers of lines of one boot that were turned away, both included.
    private record Missing(long first, long last) {}

    /// The lines of a frame that are let in. Say [#stored] for as many once they were written, or were not.
    public CarFrame.Log admit(CarId car, CarFrame.Log log) {
        int wanted = log.lines().size();
        if (wanted == 0) {
            return log;
        }
        Account account = accounts.computeIfAbsent(car, id -> new Account(settings));
        synchronized (account) {
            boolean crowded = waiting.get() + wanted > settings.pending();
            int let = crowded ? 0 : (int) account.bucket.tryConsumeAsMuchAsPossible(wanted);
            waiting.addAndGet(let);
            if (let == wanted) {
                return log;
            }
            drop(account, log.lines().subList(let, wanted), crowded);
            return new CarFrame.Log(log.seq(), log.lines().subList(0, let));
        }
    }

    private void drop(Account account, List<CarFrame.Line> lines, boolean crowded) {
        account.lines += lines.size();
        account.crowded |= crowded;
        account.claimedAt = lines.getFirst().at().truncatedTo(ChronoUnit.MILLIS);
        long first = lines.getFirst().number();
        long last = lines.getLast().number();
        Missing before = account.missing.isEmpty() ? null : account.missing.getLast();
        if (before != null && before.last() + 1 == first) {
            account.missing.set(account.missing.size() - 1, new Missing(before.first(), last));
        } else {
            account.missing.add(new Missing(first, last));
        }
        while (account.missing.size() > 8) {
            account.missing.removeFirst();
        }
        dropped.add(lines.size());
    }

    /// As many lines as were let in do not wait any more.
    public void stored(int lines) {
        waiting.addAndGet(-lines);
    }

    /// What logs should say about lines that were turned away: at most one line a car and second. Whoever takes a note
    /// stores it.
    public Map<CarId, LogEntry> notes() {
        Map<CarId, LogEntry> notes = new TreeMap<>();
        long now = System.nanoTime();
        accounts.forEach((car, account) -> {
            synchronized (account) {
                if (account.lines > 0 && now - account.notedAt >= NOTE_PAUSE) {
                    notes.put(car, note(account));
                    account.notedAt = now;
                    account.lines = 0;
                    account.crowded = false;
                    account.missing.clear();
                }
            }
        });
        accounts.values().removeIf(LogGate::isIdle);
        return notes;
    }

    /// Somebody who asks for the account at the same time gets a new one that is as full.
    private static boolean isIdle(Account account) {
        synchronized (account) {
            return account.lines == 0 && account.bucket.getAvailableTokens() >= account.capacity;
        }
    }

    private LogEntry note(Account account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String why = account.crowded
                ? "the server could not keep up"
                : "the car wrote more than " + settings.linesPerSecond() + " lines a second";
        String numbers = String.join(
                ",",
                account.missing.stream()
                        .map(missing -> missing.first() + "-" + missing.last())
                        .toList());
        Instant claimed = account.claimedAt;
        return new LogEntry(
                now,
                claimed == null ? now : claimed,
                0,
                LogLevel.WARN,
                LogLine.SERVER,
                account.lines + " lines dropped: " + why + ".",
                Map.of(
                        "dropped",
                        Long.toString(account.lines),
                        "numbers",
                        numbers,
                        "reason",
                        account.crowded ? "busy" : "rate"));
    }

    /// Lines that were turned away since the start.
    public long dropped() {
        return dropped.sum();
    }

    /// Lines that wait for the disk.
    public long waiting() {
        return waiting.get();
    }
}
