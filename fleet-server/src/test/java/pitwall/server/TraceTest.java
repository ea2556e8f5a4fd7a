package pitwall.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateReport;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.server.trace.Traces;
import pitwall.server.trace.UpdateTraces;
import pitwall.testing.Seeds;

/// From a request to the car that is asked because of it, in one trace (P-11).
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    @TempDir
    Path folder;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    private Traces traces() {
        return Traces.into(SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build());
    }

    private List<SpanData> of(String trace, Predicate<SpanData> wanted) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .filter(wanted)
                .toList();
    }

    private SpanData only(String name) {
        List<SpanData> found = of(TRACE, span -> span.getName().startsWith(name));
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aCallersTraceLeadsOverTransactionAndRolloutToTheCar() {
        long seed = Seeds.announced("a traced update").value();
        try (UpdateStage stage = new UpdateStage(TestServer.traced(folder, traces()), 1, seed, "")) {
            CarId car = stage.cars().getFirst();

            Person.Reply asked = stage.manager()
                    .post(
                            "/api/v1/cars/" + car + "/update",
                            "{\"version\":\"" + UpdateStage.NEXT + "\"}",
                            "traceparent",
                            "00-" + TRACE + "-" + CALLER + "-01",
                            "X-Correlation-Id",
                            "from-a-test");
            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> stage.update(car).stage() == CarStage.SUCCEEDED
                            && !of(TRACE, span -> span.getName().equals("car update"))
                                    .isEmpty());

            SpanData request = only("POST /api/v1/cars/{id}/update");
            SpanData transaction = only("transaction");
            SpanData asking = only("car update");
            assertThat(request.getParentSpanId()).isEqualTo(CALLER);
            assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(request.getAttributes().asMap().toString())
                    .contains("from-a-test")
                    .contains("202");
            assertThat(transaction.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(of(TRACE, span -> span.getName().startsWith("reconcile ")))
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.getParentSpanId()).isEqualTo(transaction.getSpanId()));
            assertThat(asking.getParentSpanId()).isEqualTo(transaction.getSpanId());
            assertThat(asking.getStatus().getStatusCode()).isEqualTo(StatusCode.OK);
            assertThat(asking.getAttributes().asMap().toString()).contains(car.value());
            assertThat(asking.getEvents()).extracting(event -> event.getName()).contains("applying", "succeeded");
            assertTheCarsStepsJoin(asking, car);
            assertThat(stage.manager().get("/api/v1/cars/" + car + "/timeline").body())
                    .as("the timeline is for people")
                    .contains("apply_start")
                    .doesNotContain("traceparent");
        }
    }

    /// What the car did, by its own clock, and what it pulled.
    private void assertTheCarsStepsJoin(SpanData asking, CarId car) {
        for (String step : List.of("car desired_notified", "car apply_start", "car ready")) {
            SpanData told = only(step);
            assertThat(told.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(told.getParentSpanId()).isEqualTo(asking.getSpanId());
            assertThat(told.getAttributes().asMap().toString()).contains(car.value());
            assertThat(told.getStartEpochNanos()).isLessThanOrEqualTo(told.getEndEpochNanos());
        }
        assertThat(only("car ready").getStartEpochNanos())
                .isEqualTo(only("car apply_start").getEndEpochNanos());
        assertThat(only("car ready").getStatus().getStatusCode()).isEqualTo(StatusCode.OK);
        assertThat(only("GET /api/v1/releases/{version}/artifact").getParentSpanId())
                .isEqualTo(asking.getSpanId());
        assertThat(of(TRACE, span -> span.getName().startsWith("GET /api/v1/tuf/")))
                .isNotEmpty();
    }

    @Test
    void aTraceThatACarBringsBackIsJoinedAlsoByAServerThatStartedAnew() {
        String trace = "00-" + TRACE + "-" + CALLER + "-01";
        UpdateTraces updates = traces().updates();
        UpdateReport report =
                new UpdateReport(UpdateReport.Kind.ROLLED_BACK, 3, "intent-1", "4.4.0", "back", null, null, trace);

        updates.told(new CarId("muc-0042"), report, ReasonCode.HEALTH_CHECK_FAILED, Instant.EPOCH);

        SpanData back = only("car rolled_back");
        assertThat(back.getParentSpanId()).isEqualTo(CALLER);
        assertThat(back.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(back.getAttributes().asMap().toString()).contains("HEALTH_CHECK_FAILED");
    }

    @Test
    void aRequestWithoutATraceBeginsItsOwnAndAReadHasNoTransaction() {
        try (TestServer server = TestServer.traced(folder, traces())) {
            spans.reset();
            server.admin().get("/api/v1/cars");

            assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
                assertThat(span.getName()).isEqualTo("GET /api/v1/cars");
                assertThat(span.getParentSpanContext().isValid()).isFalse();
            });
        }
    }

    @Test
    void spansGoToTheCollectorThatTheSettingsName() throws IOException {
        Queue<String> received = new ConcurrentLinkedQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " " + new String(body, ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        URI address = URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
        try (TestServer server =
                TestServer.start(folder, InstantSource.system(), settings -> settings.withTraces(address))) {
            server.admin().get("/api/v1/fleet/summary");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> received.stream().anyMatch(sent -> sent.contains("GET /api/v1/fleet/summary")));
            assertThat(received).allSatisfy(sent -> assertThat(sent).startsWith("application/x-protobuf"));
            assertThat(received).anySatisfy(sent -> assertThat(sent).contains("pitwall-fleet-server"));
        } finally {
            collector.stop(0);
        }
    }
}
