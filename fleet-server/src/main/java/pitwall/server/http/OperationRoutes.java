package pitwall.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import pitwall.protocol.Protocol;

/// Routes for whoever operates the server, and the contract it keeps.
final class OperationRoutes {
    private final BooleanSupplier ready;
    private final Supplier<String> metrics;

    /// @param ready whether requests can be met right now
    /// @param metrics the figures as Prometheus reads them
    OperationRoutes(BooleanSupplier ready, Supplier<String> metrics) {
        this.ready = ready;
        this.metrics = metrics;
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
        return new Answer.Text(200, "application/yaml", resource("/openapi.yaml"));
    }

    Answer asyncapi(ApiCall call) {
        return new Answer.Text(200, "application/yaml", resource("/asyncapi.yaml"));
    }

    private static String resource(String name) {
        try (InputStream in = Protocol.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the protocol jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
