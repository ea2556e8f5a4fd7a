package pitwall.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import pitwall.fleet.FleetSummary;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.server.history.FleetHistory;
import pitwall.server.http.ApiRoute;
import pitwall.server.integration.symphony.SymphonyTargets;
import pitwall.server.link.CarLinks;
import pitwall.server.live.EventLog;
import pitwall.server.logs.LogGate;
import pitwall.server.logs.ServerLog;
import pitwall.server.notify.Notifications;
import pitwall.server.registry.FleetWriter;
import pitwall.server.release.Releases;
import pitwall.server.rollout.RolloutIndex;
import pitwall.server.stream.ConsoleHub;
import pitwall.server.telemetry.Telemetry;

/// The server's figures for Prometheus. Thread-safe.
final class ServerMeters {
    private final PrometheusMeterRegistry registry;
    private final Supplier<FleetSummary> summary;
    private final CarLinks links;
    private volatile FleetSummary latest = FleetSummary.EMPTY;

    /// @param summary counts the fleet; called once a reading
    ServerMeters(
            PrometheusMeterRegistry registry,
            EventLog log,
            Supplier<FleetSummary> summary,
            FleetWriter writer,
            ConsoleHub hub,
            CarLinks links) {
        this.registry = registry;
        this.summary = summary;
        this.links = links;
        fleet();
        gauge("pitwall.links", "Cars that are connected", links::size);
        count("pitwall.link.frames", "Frames that cars sent", links, CarLinks::framesHeard);
        streams(hub);
        gauge("pitwall.writer.queue", "Writes that wait for their commit", writer::queued);
        FunctionTimer.builder(
                        "pitwall.writer.commit",
                        writer,
                        FleetWriter::commits,
                        each -> each.commitTime().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("Groups of writes and how long their commits took")
                .register(registry);
        gauge("pitwall.log.head", "Newest sequence", log::head);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// Adds how many rollouts are where.
    void watch(RolloutIndex rollouts) {
        for (RolloutStatus status : RolloutStatus.values()) {
            Gauge.builder("pitwall.rollouts", rollouts, each -> each.count(status))
                    .description("Rollouts by status, single cars not among them")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /// Adds how long people need not sign.
    void watch(Releases releases) {
        gauge(
                "pitwall.releases.signed",
                "Seconds until people have to sign releases anew",
                () -> releases.signedFor().<Number>map(Duration::toSeconds).orElse(Double.NaN));
    }

    /// Adds how far Symphony knows the cars.
    void watch(SymphonyTargets symphony) {
        gauge("pitwall.symphony.pending", "Cars that Symphony may not know as they are", symphony::pending);
        gauge("pitwall.symphony.failed", "Cars that Symphony was told about in vain", symphony::failed);
    }

    /// Adds how far people and programs outside know what happens.
    void watch(Notifications notifications) {
        gauge("pitwall.notify.waiting", "What channels have to tell yet", notifications::waiting);
        gauge("pitwall.notify.dead", "What was given up and is kept", notifications::dead);
        count("pitwall.notify.delivered", "What arrived", notifications, Notifications::delivered);
        count("pitwall.notify.failed", "Tries in vain that are made again", notifications, Notifications::failed);
        count("pitwall.notify.refused", "What receivers do not take", notifications, Notifications::refused);
    }

    /// Adds what is kept of the figures that cars report.
    void watch(Telemetry telemetry) {
        count(
                "pitwall.telemetry.samples",
                "Reports of cars whose figures were taken",
                telemetry.intake(),
                each -> each.taken());
        count(
                "pitwall.telemetry.lost",
                "Those that the disk was too slow or too small for",
                telemetry.intake(),
                each -> each.lost());
        gauge("pitwall.telemetry.bytes", "What is on disk of them, about", telemetry::bytes);
    }

    /// Adds what is kept of how the fleet was.
    void watch(FleetHistory history) {
        gauge("pitwall.history.bytes", "What is on disk of how the fleet was, about", history::bytes);
        gauge("pitwall.history.failing", "1 while the disk takes nothing of it", () -> history.isFailing() ? 1 : 0);
    }

    /// Adds what becomes of the lines that cars write.
    void watch(LogGate gate) {
        gauge("pitwall.logs.waiting", "Log lines of cars that wait for the disk", gate::waiting);
        count("pitwall.logs.dropped", "Log lines of cars that were turned away", gate, LogGate::dropped);
    }

    /// Adds what becomes of the lines that the server itself writes.
    void watch(ServerLog own) {
        count("pitwall.server.log.dropped", "Log lines of the server that were not kept", own, ServerLog::dropped);
    }

    private void fleet() {
        gauge("pitwall.cars", "Cars that are registered", () -> latest.total());
        for (HeadlineStatus status : HeadlineStatus.values()) {
            Gauge.builder("pitwall.cars.status", () -> latest.count(status))
                    .tag("status", status.name())
                    .description("Cars by their headline status")
                    .register(registry);
        }
    }

    private void streams(ConsoleHub hub) {
        gauge("pitwall.consoles", "Consoles that are connected", hub::size);
        gauge("pitwall.stream.behind.bytes", "What consoles were not sent yet, estimated", hub::bytesBehind);
        count(
                "pitwall.stream.frames",
                "Frames sent to consoles",
                hub,
                each -> each.figures().framesSent());
        count(
                "pitwall.stream.merged",
                "Batches that were sent within a later one",
                hub,
                each -> each.figures().batchesMerged());
        count(
                "pitwall.stream.snapshot.parts",
                "Parts of snapshots that were turned into text",
                hub,
                ConsoleHub::snapshotPartsWritten);
        for (ResyncReason reason : ResyncReason.values()) {
            FunctionCounter.builder(
                            "pitwall.stream.resyncs",
                            hub,
                            each -> each.figures().resyncs(reason))
                    .tag("reason", reason.name())
                    .description("Snapshots that replaced what a console had")
                    .register(registry);
        }
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private <T> void count(String name, String description, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value).description(description).register(registry);
    }

    /// Somebody who is signed in asked for something. Who that is is not counted, only their role.
    void used(ApiRoute route, Role role) {
        Counter.builder("pitwall.requests")
                .description("Requests of people, by what they asked for and their role")
                .tag("method", route.method())
                .tag("route", route.path())
                .tag("role", role.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    /// A request was not met.
    void refused(String code) {
        Counter.builder("pitwall.refusals")
                .description("Requests that were not met, by the code of the answer")
                .tag("code", code)
                .register(registry)
                .increment();
    }

    String text() {
        latest = summary.get();
        links.refusals().keySet().forEach(this::linkRefusals);
        return registry.scrape();
    }

    /// Registering twice gives the same meter.
    private void linkRefusals(String code) {
        FunctionCounter.builder(
                        "pitwall.link.refusals", links, each -> each.refusals().getOrDefault(code, 0L))
                .description("Links that were ended for what came over them, by the code")
                .tag("code", code)
                .register(registry);
    }
}
