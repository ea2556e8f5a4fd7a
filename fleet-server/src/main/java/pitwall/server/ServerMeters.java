package pitwall.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import pitwall.server.link.CarLinks;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.FleetWriter;
import pitwall.server.stream.ConsoleHub;

/// The server's figures for Prometheus.
final class ServerMeters {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    ServerMeters(EventLog log, LivePicture picture, FleetWriter writer, ConsoleHub hub, CarLinks links) {
        gauge("pitwall.cars", "Cars that are registered", picture::size);
        gauge("pitwall.links", "Cars that are connected", links::size);
        gauge("pitwall.consoles", "Consoles that are connected", hub::size);
        gauge("pitwall.writer.queue", "Writes that wait for their commit", writer::queued);
        gauge("pitwall.log.head", "Newest sequence", log::head);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    String text() {
        return registry.scrape();
    }
}
