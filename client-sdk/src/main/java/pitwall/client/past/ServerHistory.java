package pitwall.client.past;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.protocol.HistoryPage;

/// How the fleet was, as a server kept it. Any thread; the futures never fail.
public interface ServerHistory {
    /// Asks for how cars were between two moments, of the coarsest steps that are no longer than `step`.
    ///
    /// @param after the `next` of the page before; null for the first
    CompletableFuture<Answer<HistoryPage>> page(Instant from, Instant to, Duration step, @Nullable String after);
}
