package pitwall.server.http;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Routes for whoever operates the server, and the contract it keeps.
final class OperationRoutes {
    private final BooleanSupplier ready;
    private final Supplier<String> metrics;
    private final PublicAddress address;

    /// @param ready whether requests can be met right now
    /// @param metrics the figures as Prometheus reads them
    OperationRoutes(BooleanSupplier ready, Supplier<String> metrics, PublicAddress address) {
        this.ready = ready;
        this.metrics = metrics;
        this.address = address;
    }

    Answer health(ApiCall call) {
        return Answer.ok(Map.of("status", "alive"));
    }

    Answer ready(ApiCall call) {
        return ready.getAsBoolean() ? Answer.ok(Map.of("status", "ready")) : Answer.refused(Fault.unavailable());
    }

    Answer metrics(ApiCall call) {
        return new Answer.Text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }

    Answer openapi(ApiCall call) {
        return new Answer.Text(200, "application/yaml", address.openapi());
    }

    Answer asyncapi(ApiCall call) {
        return new Answer.Text(200, "application/yaml", address.asyncapi());
    }
}
