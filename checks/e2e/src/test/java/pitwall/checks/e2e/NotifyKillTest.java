package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is to be told outside outlives the server that was to tell it: nothing is lost, and what comes twice says so.
class NotifyKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CARS = 20;
    private static final int ANSWERED = 5;
    private static final String CANARY = "c4n4ry-81ab";

    @TempDir
    private Path folder;

    /// Takes webhooks; the one after those that are answered waits until the server is dead.
    private static final class Receiver implements AutoCloseable {
        private final List<String> ids = new CopyOnWriteArrayList<>();
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer http;

        Receiver() throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(threads);
            http.createContext("/", this::take);
            http.start();
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                if (ids.size() == ANSWERED + 1) {
                    held.countDown();
                    goOn.await();
                }
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        String url() {
            return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
        }

        @Override
        public void close() {
            http.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void nothingIsLostAndWhatIsToldTwiceHasTheSameId() throws Exception {
        try (Receiver receiver = new Receiver();
                KilledServer server = new KilledServer(folder, "--webhook-allow", "127.0.0.0/8");
                ServerView admin = server.admin()) {
            admin.put("/api/v1/notification-channels/hook", channel(receiver.url()));
            admin.put("/api/v1/alarm-rules/never_came", rule());
            for (int car = 0; car < CARS; car++) {
                admin.post("/api/v1/cars", Map.of("id", "car-" + car, "region", "munich", "version", "4.2.0"));
            }
            await().atMost(PATIENCE)
                    .until(() -> deliveries(admin).size() == CARS
                            && receiver.held.getCount() == 0
                            && answered(admin) == ANSWERED);
            List<String> outbox = ids(deliveries(admin)).reversed();
            List<String> before = List.copyOf(receiver.ids);

            server.kill();
            receiver.goOn.countDown();
            server.restart();

            await().atMost(PATIENCE).until(() -> answered(admin) == CARS);
            assertThat(ids(deliveries(admin)).reversed())
                    .as("the outbox is as it was")
                    .isEqualTo(outbox);
            assertThat(List.copyOf(new LinkedHashSet<>(receiver.ids)))
                    .as("each came, in the order in which it happened")
                    .isEqualTo(outbox);
            assertThat(receiver.ids)
                    .as("only the one that nobody had written down as told came twice")
                    .isEqualTo(IntStream.range(0, CARS + 1)
                            .mapToObj(i -> i <= ANSWERED ? before.get(i) : outbox.get(i - 1))
                            .toList());
            assertThat(server.said()).noneMatch(line -> line.contains(CANARY));
        }
    }

    private static JsonNode deliveries(ServerView admin) {
        return admin.get("/api/v1/notification-deliveries?limit=500").path("data");
    }

    private static long answered(ServerView admin) {
        return deliveries(admin).findValuesAsText("state").stream()
                .filter("DELIVERED"::equals)
                .count();
    }

    private static List<String> ids(JsonNode deliveries) {
        return deliveries.findValuesAsText("id");
    }

    private static Map<String, Object> channel(String url) {
        return Map.of(
                "name",
                "hook",
                "kind",
                "WEBHOOK",
                "url",
                url,
                "secrets",
                Map.of("headers", Map.of("Authorization", CANARY)));
    }

    private static Map<String, Object> rule() {
        return Map.of(
                "name",
                "never_came",
                "condition",
                "cars online:never region:munich",
                "level",
                "P2",
                "text",
                "{object} never came",
                "meaning",
                "m",
                "consequence",
                "c",
                "action",
                "a",
                "link",
                "car:{object}",
                "channels",
                List.of("hook"));
    }
}
