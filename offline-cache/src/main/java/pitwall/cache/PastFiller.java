package pitwall.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Answer;
import pitwall.client.SessionInfo;
import pitwall.client.past.ServerHistory;
import pitwall.client.past.Span;
import pitwall.protocol.HistoryPage;

/// Asks the server for the time that nobody on this computer saw, where somebody looks: coarse first, hour by hour, the
/// newest first, and keeps what it tells beside what was seen here. Thread-safe; works on one virtual thread at a time.
///
/// A refused or lost answer leaves the stretch as it was; it is asked for again with a later look.
public final class PastFiller {
    private static final Logger log = LoggerFactory.getLogger(PastFiller.class);

    private static final long HOUR = 3_600;
    private static final Duration RETRY = Duration.ofSeconds(30);
    /// A server may not have written down what is newer.
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration AROUND = Duration.ofDays(8);
    private static final Duration SHORT = Duration.ofHours(2);
    private static final Duration LONG = Duration.ofHours(12);
    private static final List<Long> FINELY = List.of(60L, 10L);
    private static final List<Long> BROADLY = List.of(600L, 60L);
    private static final List<Long> COARSELY = List.of(600L);
    /// Some 90 MB while they wait to be kept. An hour of which so short steps tell more stays coarse.
    private static final int MOST_CHANGES = 200_000;
    /// A server that never comes to an end is not asked for ever.
    private static final int MOST_PAGES = 500;

    private static final int MOST_DONE = 10_000;

    private final FleetHistory history;
    private final ServerHistory server;
    private final Supplier<Optional<SessionInfo>> reader;
    private final InstantSource clock;
    private final int most;
    private final Map<Stretch, Long> done = new HashMap<>();
    private @Nullable Look wanted;
    private boolean running;
    private Instant notBefore = Instant.MIN;

    /// Where somebody looks, and what is told when there is more to see.
    private record Look(Instant from, Instant to, Runnable more) {}

    /// Seconds since 1970, both told.
    private record Stretch(long from, long to) {}

    /// @param reader the session in use; asked on any thread
    public PastFiller(
            FleetHistory history, ServerHistory server, Supplier<Optional<SessionInfo>> reader, InstantSource clock) {
        this(history, server, reader, clock, MOST_CHANGES);
    }

    /// @param most changes that wait to be kept
    PastFiller(
            FleetHistory history,
            ServerHistory server,
            Supplier<Optional<SessionInfo>> reader,
            InstantSource clock,
            int most) {
        this.most = most;
        this.history = history;
        this.server = server;
        this.reader = reader;
        this.clock = clock;
    }

    /// Somebody looks there; an earlier look that is still worked on ends.
    ///
    /// @param more called on the thread of the work whenever something more can be shown
    public synchronized void look(Instant from, Instant to, Runnable more) {
        wanted = new Look(from, to, more);
        if (!running) {
            running = true;
            Thread.ofVirtual().name("pitwall-past").start(this::work);
        }
    }

    private void work() {
        boolean ended = false;
        try {
            for (Look look = next(); look != null; look = next()) {
                try {
                    fill(look);
                } catch (RuntimeException e) {
                    log.warn("what the server knows of the past is not kept", e);
                }
            }
            ended = true;
        } finally {
            if (!ended) {
                gaveUp();
            }
        }
    }

    /// The next look begins anew.
    private synchronized void gaveUp() {
        running = false;
    }

    private synchronized @Nullable Look next() {
        Look next = wanted;
        wanted = null;
        running = next != null;
        return next;
    }

    private synchronized boolean isOver() {
        return wanted != null;
    }

    private void fill(Look look) {
        Optional<SessionInfo> person = reader.get();
        if (person.isEmpty() || clock.instant().isBefore(notBefore)) {
            return;
        }
        if (done.size() > MOST_DONE) {
            done.clear();
        }
        List<Stretch> missing = missing(look);
        for (long step : steps(look)) {
            for (Stretch stretch : missing) {
                boolean known = done.getOrDefault(stretch, Long.MAX_VALUE) <= step;
                if (!known && !filled(person.get(), stretch, step, look.more())) {
                    return;
                }
            }
        }
    }

    private static List<Long> steps(Look look) {
        Duration length = Duration.between(look.from(), look.to());
        if (length.compareTo(SHORT) <= 0) {
            return FINELY;
        }
        return length.compareTo(LONG) <= 0 ? BROADLY : COARSELY;
    }

    /// The hours of the look, as far as nothing of them was seen here and something later was; the newest first.
    private List<Stretch> missing(Look look) {
        List<Span> seen = history.coverage(look.from().minus(AROUND), look.to().plus(AROUND)).join().stream()
                .filter(span -> !span.fromServer())
                .toList();
        List<Stretch> missing = new ArrayList<>();
        long begin = look.from().minus(AROUND).getEpochSecond();
        for (Span span : seen) {
            hours(missing, new Stretch(begin, span.from().getEpochSecond() - 1), look);
            begin = span.to().getEpochSecond() + 1;
        }
        return missing.reversed();
    }

    private static void hours(List<Stretch> missing, Stretch gap, Look look) {
        long hour = Math.floorDiv(Math.max(gap.from(), look.from().getEpochSecond()), HOUR) * HOUR;
        long end = Math.min(gap.to(), look.to().getEpochSecond());
        for (; hour <= end; hour += HOUR) {
            Stretch part = new Stretch(Math.max(gap.from(), hour), Math.min(gap.to(), hour + HOUR - 1));
            if (part.from() < part.to()) {
                missing.add(part);
            }
        }
    }

    /// False where it is no use to ask for more.
    private boolean filled(SessionInfo person, Stretch stretch, long step, Runnable more) {
        Outcome outcome = isOver() ? Outcome.LOST : fill(person, stretch, step, more);
        if (outcome == Outcome.TOO_MUCH) {
            // The coarser steps stay.
            settle(stretch, step);
        }
        return outcome != Outcome.LOST;
    }

    private void settle(Stretch stretch, long step) {
        if (stretch.to() < clock.instant().minus(SETTLED).getEpochSecond()) {
            done.put(stretch, step);
        }
    }

    /// What became of a stretch.
    private enum Outcome {
        KEPT,
        /// No answer: it is no use to ask for more.
        LOST,
        TOO_MUCH
    }

    private Outcome fill(SessionInfo person, Stretch stretch, long step, Runnable more) {
        List<HistoryPage.Step> steps = new ArrayList<>();
        int changes = 0;
        long told = step;
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer<HistoryPage> answer = server.page(
                            Instant.ofEpochSecond(stretch.from()),
                            Instant.ofEpochSecond(stretch.to()),
                            Duration.ofSeconds(step),
                            after)
                    .join();
            if (!(answer instanceof Answer.Given<HistoryPage>(HistoryPage given))) {
                notBefore = clock.instant().plus(RETRY);
                return Outcome.LOST;
            }
            steps.addAll(given.steps());
            changes +=
                    given.steps().stream().mapToInt(one -> one.changes().size()).sum();
            if (changes > most) {
                return Outcome.TOO_MUCH;
            }
            told = given.stepSeconds();
            after = given.next();
            if (after == null) {
                keep(person, stretch, told, steps, more);
                settle(stretch, step);
                return Outcome.KEPT;
            }
        }
        return Outcome.TOO_MUCH;
    }

    private void keep(SessionInfo person, Stretch stretch, long step, List<HistoryPage.Step> steps, Runnable more) {
        if (history.fill(
                        person,
                        new Span(Instant.ofEpochSecond(stretch.from()), Instant.ofEpochSecond(stretch.to()), true),
                        step,
                        steps)
                .join()) {
            more.run();
        }
    }
}
