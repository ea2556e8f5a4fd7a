package pitwall.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.io.EofException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import pitwall.server.access.CallLimits;
import pitwall.server.access.Principal;
import pitwall.server.access.Rule;
import pitwall.server.audit.AuditSheet;
import pitwall.server.registry.FleetWriter;
import pitwall.server.registry.StorageException;
import pitwall.server.registry.Write;

/// The way of every request: admit, read, do, answer. Whatever goes wrong on it becomes a problem answer here
/// and nowhere else.
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Gate gate;
    private final FleetWriter writer;
    private final WriteAudit audit;
    private final CallLimits writes;
    private final HttpParts.Operation operation;
    private final PublicAddress address;
    private final InstantSource clock;

    /// @param writes limits the writes of one person
    Pipeline(
            Gate gate,
            FleetWriter writer,
            WriteAudit audit,
            CallLimits writes,
            HttpParts.Operation operation,
            PublicAddress address,
            InstantSource clock) {
        this.gate = gate;
        this.writer = writer;
        this.audit = audit;
        this.writes = writes;
        this.operation = operation;
        this.address = address;
        this.clock = clock;
    }

    void run(ApiRoute route, RouteHandler handler, Context context) {
        String correlation = correlation(context);
        operation.traces().request(route.method(), route.path(), correlation, context::header, () -> {
            try (MDC.MDCCloseable _ = MDC.putCloseable("correlation", correlation)) {
                answer(route, handler, context);
            }
            return context.statusCode();
        });
    }

    private void answer(ApiRoute route, RouteHandler handler, Context context) {
        String correlation = correlation(context);
        AuditSheet sheet = audit.sheet(route, context, correlation);
        byte[] body = new byte[0];
        try {
            Principal caller = gate.admit(route, context, sheet);
            if (caller != null) {
                operation.used().accept(route, caller.role());
            }
            if (!(handler instanceof RouteHandler.Streaming)) {
                body = BodyReader.bytes(context.req().getInputStream(), context.contentType());
            }
            serve(route, handler, context, new ApiCall(context, caller, sheet, correlation, body, now()));
        } catch (IOException | RuntimeException e) {
            Fault fault = fault(e, context);
            audit.failed(route, sheet, body, fault, now());
            write(context, Rendered.of(fault, correlation));
        }
    }

    private void serve(ApiRoute route, RouteHandler handler, Context context, ApiCall call) throws IOException {
        switch (handler) {
            case RouteHandler.Reading reading -> {
                if (WriteAudit.covers(route)) {
                    limit(route, call);
                }
                write(context, Rendered.of(reading.answer(call), call.correlation(), call.now()));
            }
            case RouteHandler.Writing writing -> write(context, write(route, call, writing));
            case RouteHandler.Streaming streaming -> {
                if (WriteAudit.covers(route)) {
                    limit(route, call);
                }
                streaming.serve(
                        new Exchange(context, call, new Exchange.Room(answer -> write(context, answer), route, audit)));
            }
        }
    }

    private void limit(ApiRoute route, ApiCall call) {
        if (!(route.rule() instanceof Rule.Open)) {
            Duration wait = writes.take(call.caller().user());
            if (!wait.isZero()) {
                throw new FaultException(Fault.tooMany(wait));
            }
        }
    }

    private Rendered write(ApiRoute route, ApiCall call, RouteHandler.Writing writing) {
        limit(route, call);
        Write<Answer> write = writing.prepare(call);
        return writer.write(call.correlation(), operation.traces().through(Retries.once(route, call, write, audit)));
    }

    /// Answers a failure that no route knows of.
    void fail(Exception failure, Context context) {
        write(context, Rendered.of(fault(failure, context), correlation(context)));
    }

    private static Fault fault(Exception failure, Context context) {
        return switch (failure) {
            case FaultException known -> known.fault();
            case HttpResponseException known -> Fault.ofStatus(known.getStatus());
            case StorageException unavailable -> Fault.unavailable();
            case JdbiException unavailable -> {
                LOG.error("The database did not answer {} [{}]", context.path(), correlation(context), unavailable);
                yield Fault.unavailable();
            }
            case RejectedExecutionException stopping -> Fault.unavailable();
            case IOException gone
            when isHungUp(gone) -> {
                LOG.debug("{} {} was left by who called [{}]", context.method(), context.path(), correlation(context));
                yield Fault.unavailable();
            }
            default -> {
                LOG.error("{} {} failed [{}]", context.method(), context.path(), correlation(context), failure);
                yield Fault.ofStatus(500);
            }
        };
    }

    /// True if the connection ended under the answer: by the caller, or because the server stops.
    private static boolean isHungUp(Throwable failure) {
        return failure instanceof EofException || (failure.getCause() != null && isHungUp(failure.getCause()));
    }

    /// One id for the whole request, whoever asks first.
    static String correlation(Context context) {
        String known = context.attribute(Gate.CORRELATION);
        if (known != null) {
            return known;
        }
        String id = Gate.correlation(context.header(Gate.CORRELATION));
        context.attribute(Gate.CORRELATION, id);
        return id;
    }

    private void write(Context context, Rendered answer) {
        if (answer.refusal() != null) {
            operation.refused().accept(answer.refusal());
        }
        context.status(answer.status());
        context.header(Gate.CORRELATION, correlation(context));
        context.header("Cache-Control", "no-store");
        context.header("X-Content-Type-Options", "nosniff");
        answer.headers().forEach((name, value) -> context.header(name, outside(name, value)));
        if (answer.status() != 204) {
            context.result(answer.body());
        }
    }

    /// Routes speak of paths; where those are from outside is known here.
    private String outside(String header, String value) {
        return header.equals("Location") ? address.of(value) : value;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
