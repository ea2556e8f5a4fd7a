package pitwall.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import pitwall.server.registry.Write;

/// Follows what a request sets off (P-11): the request itself, its transaction, each rollout it moves and each car that
/// is asked because of it, in one trace. Off unless somebody collects; then it costs next to nothing. Thread-safe.
public final class Traces implements AutoCloseable {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> CORRELATION = AttributeKey.stringKey("pitwall.correlation");

    private final Tracer tracer;
    private final Runnable end;

    private Traces(TracerProvider provider, Runnable end) {
        this.tracer = provider.get("pitwall");
        this.end = end;
    }

    /// Nobody collects.
    public static Traces off() {
        return new Traces(TracerProvider.noop(), () -> {});
    }

    /// To wherever the program that embeds the server wants. It also ends it.
    public static Traces into(TracerProvider provider) {
        return new Traces(provider, () -> {});
    }

    /// To a collector that speaks OTLP over HTTP.
    ///
    /// @param address for example `http://127.0.0.1:4318/v1/traces`
    /// @param environment tells servers apart
    public static Traces to(URI address, String environment) {
        Attributes names = Attributes.of(
                AttributeKey.stringKey("service.name"),
                "pitwall-fleet-server",
                AttributeKey.stringKey("deployment.environment.name"),
                environment);
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(names)))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(address.toString())
                                .build())
                        .build())
                .build();
        return new Traces(provider, provider::close);
    }

    /// Cars that are asked, and what becomes of it. One for a server.
    public UpdateTraces updates() {
        return new UpdateTraces(tracer);
    }

    /// A request from its beginning to its answer. Goes on with the caller's trace where it names one.
    ///
    /// @param headers of the request, by name
    /// @param serve answers and says with which status
    public void request(
            String method,
            String route,
            String correlation,
            Function<String, @Nullable String> headers,
            IntSupplier serve) {
        Context caller = TraceParent.context(headers);
        Span span = tracer.spanBuilder(method + " " + route)
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, method)
                .setAttribute(ROUTE, route)
                .setAttribute(CORRELATION, correlation)
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            int status = serve.getAsInt();
            span.setAttribute(STATUS, (long) status);
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
        } finally {
            span.end();
        }
    }

    /// The same write as part of the present request: from its turn until it is on disk. One that is not committed
    /// leaves no span, and one that runs again leaves the one that counted.
    public <T> Write<T> through(Write<T> write) {
        Context request = Context.current();
        if (!Span.fromContext(request).getSpanContext().isValid()) {
            return write;
        }
        return draft -> {
            Span span = tracer.spanBuilder("transaction").setParent(request).startSpan();
            try (Scope ignored = span.makeCurrent()) {
                T result = write.apply(draft);
                draft.afterCommit(span::end);
                return result;
            }
        };
    }

    /// Sends what was not sent yet.
    @Override
    public void close() {
        end.run();
    }
}
