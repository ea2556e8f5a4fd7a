package pitwall.client.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.past.ServerHistory;
import pitwall.protocol.HistoryPage;

/// Asks the server how the fleet was, each time on a virtual thread of its own. Thread-safe.
public final class HistoryReading implements ServerHistory {
    private final Asking asking;

    public HistoryReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<HistoryPage>> page(
            Instant from, Instant to, Duration step, @Nullable String after) {
        return asking.patiently(
                (api, bearer) -> api.historyOfCars(bearer, from.toString(), to.toString(), step.toString(), after),
                UnaryOperator.identity());
    }
}
