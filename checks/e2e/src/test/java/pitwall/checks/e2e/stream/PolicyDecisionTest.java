package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.client.FleetView;
import pitwall.fleet.Role;
import pitwall.protocol.Json;

/// A weaker safety policy that one person asks for and another decides about, from a console.
final class PolicyDecisionTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PATH = "/api/v1/safety-policy";
    private static final String PASSWORD = "another-long-password-1";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private RestartableServer server;

    @BeforeEach
    void start() {
        server = new RestartableServer(folder);
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.close();
    }

    @Test
    void aNoAndAYesAreDoneOnceTheTrailShowsThem() throws Exception {
        try (TestConsole chief = new TestConsole(
                server, server.uri(), 1, new TestConsole.Seat("admin", server.password(), FleetView.CONSOLE))) {
            chief.awaitLive(SOON);
            chief.createUser(server.uri(), "mara", PASSWORD, Role.RELEASE_MANAGER);
            String token = token("mara");

            List<CommandState> rejected =
                    chief.follow(new FleetCommand.RejectWeakerPolicy(proposed(token, 25), "Not now"), SOON);
            assertThat(rejected.getLast()).isInstanceOf(CommandState.Done.class);
            assertThat(battery(token)).isEqualTo(30);

            String hash = proposed(token, 20);
            List<CommandState> approved =
                    chief.follow(new FleetCommand.ApproveWeakerPolicy(hash, "Agreed with the depot"), SOON);
            assertThat(approved.getFirst()).isInstanceOf(CommandState.Requested.class);
            assertThat(approved.getLast()).isInstanceOf(CommandState.Done.class);
            assertThat(battery(token)).isEqualTo(20);

            List<CommandState> again = chief.follow(new FleetCommand.ApproveWeakerPolicy(hash, "Once more"), SOON);
            assertThat(again.getLast()).isInstanceOf(CommandState.Refused.class);
        }
    }

    /// Asks for less battery; gives the hash of the proposal.
    private String proposed(String token, int percent) throws IOException, InterruptedException {
        String body = """
                {"reason": "Winter", "policy": {"rules": [{"scope": "EVERYWHERE", "stationary": true,
                 "minimumBatteryPercent": %d, "notAutonomous": true}]}}
                """.formatted(percent);
        return data(request(PATH + "/weakening", token)
                        .header("If-Match", "\"0\"")
                        .POST(BodyPublishers.ofString(body)))
                .path("hash")
                .asText();
    }

    private int battery(String token) throws IOException, InterruptedException {
        return data(request(PATH, token))
                .path("policy")
                .path("rules")
                .path(0)
                .path("minimumBatteryPercent")
                .asInt();
    }

    private String token(String user) throws IOException, InterruptedException {
        String body = "{\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}";
        return data(HttpRequest.newBuilder(server.uri().resolve("/api/v1/auth/sign-in"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .path("accessToken")
                .asText();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode data(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return Json.tolerant().readTree(answer.body()).path("data");
    }
}
