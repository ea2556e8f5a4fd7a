package pitwall.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.UpdateReport;
import pitwall.server.rollout.GivenIntent;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutWatch;

/// The spans of steps and of cars that are asked. A car that is asked later, when a wave begins or a window opens,
/// belongs to the trace of the last request that moved its rollout. The car is told the trace with its order, keeps it
/// over its own restarts, and gives it back with each step, so that its steps join the trace also after a restart of
/// the server. Owned by the writer thread; forgets everything else when the server stops.
public final class UpdateTraces implements RolloutWatch {
    private static final AttributeKey<String> ROLLOUT = AttributeKey.stringKey("pitwall.rollout");
    private static final AttributeKey<String> CAR = AttributeKey.stringKey("pitwall.car");
    private static final AttributeKey<String> INTENT = AttributeKey.stringKey("pitwall.intent");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("pitwall.version");
    private static final AttributeKey<Long> GENERATION = AttributeKey.longKey("pitwall.generation");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("pitwall.step");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("pitwall.reason");
    private static final int MOST_OPEN = 20_000;

    private final Tracer tracer;
    private final Map<RolloutId, Context> causes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RolloutId, Context> eldest) {
            return size() > MOST_OPEN;
        }
    };
    private final Map<CommandId, Span> open = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandId, Span> eldest) {
            if (size() > MOST_OPEN) {
                eldest.getValue().end();
                return true;
            }
            return false;
        }
    };

    /// When a car told its last step.
    private final Map<CommandId, Instant> steps = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandId, Instant> eldest) {
            return size() > MOST_OPEN;
        }
    };

    UpdateTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Outcome stepping(RolloutId rollout, RolloutEvent event, Supplier<Outcome> step) {
        Context cause = Context.current();
        if (!Span.fromContext(cause).getSpanContext().isValid()) {
            return step.get();
        }
        causes.put(rollout, cause);
        Span span = tracer.spanBuilder("reconcile " + event.getClass().getSimpleName())
                .setAttribute(ROLLOUT, rollout.value())
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            return step.get();
        } finally {
            span.end();
        }
    }

    @Override
    public void given(GivenIntent intent) {
        Context cause = causes.get(intent.desired().rollout());
        if (cause == null) {
            return;
        }
        RolloutIntent.Offer offer = intent.desired().offer();
        Span span = tracer.spanBuilder("car " + offer.kind().name().toLowerCase(Locale.ROOT))
                .setParent(cause)
                .setSpanKind(SpanKind.PRODUCER)
                .setStartTimestamp(intent.givenAt())
                .setAttribute(ROLLOUT, intent.desired().rollout().value())
                .setAttribute(CAR, offer.car().value())
                .setAttribute(INTENT, offer.command().value())
                .setAttribute(VERSION, offer.software().version())
                .setAttribute(GENERATION, intent.desired().generation())
                .startSpan();
        open.put(offer.command(), span);
    }

    @Override
    public void moved(GivenIntent intent, Instant at) {
        CommandId command = intent.desired().offer().command();
        Span span = open.get(command);
        if (span == null) {
            return;
        }
        CarStage stage = intent.stage();
        span.addEvent(stage.name().toLowerCase(Locale.ROOT), at);
        if (!stage.isInFlight()) {
            span.setStatus(stage == CarStage.SUCCEEDED ? StatusCode.OK : StatusCode.ERROR, stage.name());
            span.end(at);
            open.remove(command);
        }
    }

    @Override
    public Optional<String> trace(CommandId order) {
        return Optional.ofNullable(open.get(order)).map(Span::getSpanContext).map(TraceParent::text);
    }

    /// A span from the step before to this one, by the car's own clock.
    @Override
    public void told(CarId car, UpdateReport report, @Nullable ReasonCode reason, Instant at) {
        String trace = report.traceparent();
        if (trace == null) {
            return;
        }
        CommandId order = new CommandId(report.intent());
        Instant before = steps.getOrDefault(order, at);
        Span span = tracer.spanBuilder("car " + report.kind().wireName())
                .setParent(TraceParent.context(trace))
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(before.isAfter(at) ? at : before)
                .setAttribute(CAR, car.value())
                .setAttribute(INTENT, report.intent())
                .setAttribute(VERSION, report.version())
                .setAttribute(GENERATION, report.generation())
                .startSpan();
        String step = report.step();
        if (step != null) {
            span.setAttribute(STEP, step);
        }
        if (reason != null) {
            span.setAttribute(REASON, reason.code());
        }
        switch (report.kind()) {
            case DESIRED_NOTIFIED, BLOCKED, APPLY_START -> steps.put(order, at);
            case READY -> {
                span.setStatus(StatusCode.OK);
                steps.remove(order);
            }
            case FAILED, ROLLED_BACK -> {
                span.setStatus(StatusCode.ERROR);
                steps.remove(order);
            }
        }
        span.end(at);
    }

    @Override
    public void turned(Rollout rollout, RolloutStatus before, Instant at) {
        if (rollout.state().status().isOver()) {
            causes.remove(rollout.id());
        }
    }
}
