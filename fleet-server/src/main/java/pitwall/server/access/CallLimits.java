package pitwall.server.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts calls per caller: so many a minute or another period, all at once if need be. Thread-safe. Remembers at most
/// [#MAX_CALLERS] callers and forgets the one that was silent longest.
public final class CallLimits {
    static final int MAX_CALLERS = 10_000;

    private final int most;
    private final Duration period;
    private final Map<String, Bucket> callers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_CALLERS;
        }
    };

    public CallLimits(int perMinute) {
        this(perMinute, Duration.ofMinutes(1));
    }

    /// So many calls a period.
    public CallLimits(int most, Duration period) {
        this.most = most;
        this.period = period;
    }

    /// Counts one call. Zero if it is within the limit, else how long the caller should wait.
    public Duration take(String caller) {
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String caller) {
        synchronized (callers) {
            return callers.computeIfAbsent(
                    caller,
                    name -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                            .build());
        }
    }
}
