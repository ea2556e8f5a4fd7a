package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pitwall.protocol.rest.HistoryCoverage;
import pitwall.server.access.Principal;
import pitwall.server.history.HistoryPager;
import pitwall.server.history.HistoryReader;
import pitwall.server.history.HistorySettings;
import pitwall.server.history.Tier;

/// How the fleet was, over REST: to each caller what the stream would have told them then.
final class HistoryRoutes {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration COARSE = Duration.ofMinutes(10);
    static final int MOST_CHANGES = 10_000;
    /// Each works through up to a quarter of an hour of the fleet; the others wait for a place, but not for long.
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HistoryReader history;
    private final HistoryPager pager;
    private final Semaphore places = new Semaphore(AT_ONCE);

    HistoryRoutes(HistoryReader history) {
        this.history = history;
        this.pager = new HistoryPager(history, MOST_CHANGES);
    }

    Answer coverage(ApiCall call) {
        call.allowOnly(Set.of());
        HistorySettings settings = history.settings();
        return Answer.ok(new HistoryCoverage(Stream.of(Tier.values())
                .map(tier -> new HistoryCoverage.Steps(
                        tier.step(settings), tier.kept(settings).toSeconds(), history.spans(tier)))
                .toList()));
    }

    Answer cars(ApiCall call) {
        call.allowOnly(Set.of("from", "to", "step", "after"));
        Instant to =
                call.moment("to").filter(asked -> asked.isBefore(call.now())).orElse(call.now());
        Instant from = call.moment("from").orElse(to);
        if (from.isAfter(to)) {
            throw new FaultException(Fault.validation("from", "must not be after to, nor in the future"));
        }
        if (from.plus(LONGEST).isBefore(to)) {
            throw new FaultException(Fault.validation("from", "must be at most 31 days before to"));
        }
        return placed(() -> cars(call, from, to, history.tier(step(call).toSeconds())));
    }

    private Answer placed(Supplier<Answer> reading) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return LogRoutes.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LogRoutes.busy();
        }
        try {
            return reading.get();
        } finally {
            places.release();
        }
    }

    private Answer cars(ApiCall call, Instant from, Instant to, Tier tier) {
        Principal caller = call.caller();
        try {
            return Answer.ok(pager.page(
                    tier,
                    from.getEpochSecond(),
                    to.getEpochSecond(),
                    call.query("after"),
                    caller.scope(),
                    caller.precision()));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("after", "must be the next of an answer"));
        }
    }

    private static Duration step(ApiCall call) {
        try {
            Duration step = call.query("step").map(Duration::parse).orElse(COARSE);
            if (step.isPositive()) {
                return step;
            }
        } catch (DateTimeParseException e) {
            // falls through to the same answer as a step of nothing
        }
        throw new FaultException(Fault.validation("step", "must be a time such as PT1M"));
    }
}
