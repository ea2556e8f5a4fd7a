package pitwall.agent.machine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.Workload.Health;

/// Asks an address of the workload whether it is well, one question at a time (H-16). Calls come on the agent's
/// thread and never wait; answers come on any.
final class HealthAddress implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(2);
    /// How many answers in a row must fail before a workload that was well counts as unwell.
    private static final int MOST_SILENCE = 3;

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private @Nullable CompletableFuture<Boolean> asked;
    private boolean wasWell;
    private int silence;

    HealthAddress(URI address) {
        this.address = address;
    }

    /// Another workload begins: what was answered before counts for nothing.
    void forget() {
        asked = null;
        wasWell = false;
        silence = 0;
    }

    /// What the last answers say. Until the first good one it is starting.
    Health look() {
        CompletableFuture<Boolean> last = asked;
        if (last != null && last.isDone()) {
            boolean well = last.getNow(false);
            wasWell |= well;
            silence = well ? 0 : silence + 1;
        }
        if (last == null || last.isDone()) {
            asked = ask();
        }
        if (silence >= MOST_SILENCE && wasWell) {
            return Health.UNHEALTHY;
        }
        return wasWell ? Health.HEALTHY : Health.STARTING;
    }

    private CompletableFuture<Boolean> ask() {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
