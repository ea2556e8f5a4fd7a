package pitwall.checks.e2e.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.ChangePolicy;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.HistoryCoverage;
import pitwall.protocol.rest.PatchUser;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.SignIn;

/// Somebody elsewhere who looks after a server's accounts.
final class Administrator implements AutoCloseable {
    private static final ObjectMapper JSON = Json.tolerant();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    Administrator(URI server, String password) {
        this(server, "admin", password);
    }

    /// Somebody else with an account.
    Administrator(URI server, String user, String password) {
        this.server = server;
        this.token = call("POST", "/api/v1/auth/sign-in", new SignIn(user, password), null)
                .path("data")
                .path("accessToken")
                .asText();
    }

    void create(String name, String password, Role role) {
        call("POST", "/api/v1/users", new CreateUser(name, password, role, null), null);
    }

    /// Gives another role, to somebody whose account was written that many times.
    void change(String name, long revision, Role role) {
        call("PATCH", "/api/v1/users/" + name, new PatchUser(null, role, null, null), revision);
    }

    /// Closes an account, and with it everything that is signed in to it.
    void disable(String name, long revision) {
        call("PATCH", "/api/v1/users/" + name, new PatchUser(null, null, null, true), revision);
    }

    /// Makes a car that never says anything.
    void createCar(String id) {
        call("POST", "/api/v1/cars", new CreateCar(id, null, "munich", null, null, null, null, "4.2.0", null), null);
    }

    /// Writes down a rule by which alarms come, with all that its readers need.
    void rule(String name, String condition, AlarmLevel level) {
        AlarmRuleBody rule = new AlarmRuleBody(
                name,
                condition,
                null,
                null,
                null,
                null,
                null,
                level,
                "{object} " + name,
                "It was never heard.",
                "Nobody knows where it is.",
                "Have it looked at.",
                "car:{object}",
                null,
                null,
                true);
        call("PUT", "/api/v1/alarm-rules/" + name, rule, null);
    }

    /// Until when the server wrote down how the fleet was, in its finest steps.
    Instant keptUntil() {
        HistoryCoverage kept =
                JSON.convertValue(call("GET", "/api/v1/history", null, null).path("data"), HistoryCoverage.class);
        List<HistoryCoverage.Span> spans = kept.steps().getFirst().spans();
        return spans.isEmpty() ? Instant.EPOCH : spans.getLast().to();
    }

    /// How many alarms the journal says came, page by page.
    int raised() {
        int raised = 0;
        String before = "";
        while (true) {
            JsonNode page = call("GET", "/api/v1/alarm-journal?limit=500" + before, null, null);
            for (JsonNode line : page.path("data")) {
                raised += line.path("what").asText().equals("RAISED") ? 1 : 0;
            }
            if (!page.path("metadata").has("next")) {
                return raised;
            }
            before = "&before=" + page.path("metadata").path("next").asLong();
        }
    }

    /// The words of all notes about a car that the server has.
    List<String> notes(String car) {
        return call("GET", "/api/v1/cars/" + car + "/timeline?limit=500", null, null)
                .path("data")
                .valueStream()
                .filter(entry -> entry.path("kind").asText().equals("note"))
                .map(entry -> entry.path("fields").path("message").asText())
                .toList();
    }

    /// What heads of the audit trail are checked with.
    String auditKey() {
        JsonNode keys =
                call("GET", "/api/v1/audit/head", null, null).path("data").path("keys");
        return keys.path(keys.size() - 1).asText();
    }

    /// Takes the whole audit trail away as a file, whose head is signed for it.
    String exportAudit() {
        return exchange("GET", "/api/v1/audit/export", null, null);
    }

    /// Consents to a rollout that somebody else asked for.
    void approve(String rollout, long revision, String planHash) {
        call(
                "POST",
                "/api/v1/rollouts/" + rollout + "/approve",
                new RolloutAct("reviewed", null, null, planHash),
                revision);
    }

    /// Writes a rollout down and asks for its start; gives its id.
    String launch(CreateRollout plan) {
        return call("POST", "/api/v1/rollouts/launch", plan, null)
                .path("data")
                .path("id")
                .asText();
    }

    /// What the flight recorder says of a rollout that made fewer decisions than a page has, the oldest first.
    List<Decision> decisions(String rollout) {
        JsonNode page = call("GET", "/api/v1/rollouts/" + rollout + "/decisions?limit=500", null, null);
        return JSON.convertValue(page.path("data"), new TypeReference<>() {});
    }

    /// Approves exactly the plan as it stands.
    void approve(String rollout) {
        JsonNode data = call("GET", "/api/v1/rollouts/" + rollout, null, null).path("data");
        approve(rollout, data.path("revision").asLong(), data.path("planHash").asText());
    }

    /// Asks a second person for a safety policy that is content with less battery.
    void proposeLessBattery(int percent, String reason) {
        PolicyRules.Rule rule = new PolicyRules.Rule(PolicyRules.ScopeKind.EVERYWHERE, null, true, percent, true, null);
        call(
                "POST",
                "/api/v1/safety-policy/weakening",
                new ChangePolicy(new PolicyRules(List.of(rule), null, null), reason),
                call("GET", "/api/v1/safety-policy", null, null)
                        .path("data")
                        .path("revision")
                        .asLong());
    }

    /// How much battery the safety policy asks of every car.
    int batteryAskedFor() {
        return call("GET", "/api/v1/safety-policy", null, null)
                .path("data")
                .path("policy")
                .path("rules")
                .path(0)
                .path("minimumBatteryPercent")
                .asInt();
    }

    private JsonNode call(String method, String path, @Nullable Object body, @Nullable Long revision) {
        try {
            return JSON.readTree(exchange(method, path, body, revision));
        } catch (IOException e) {
            throw new AssertionError("the answer is no JSON", e);
        }
    }

    private String exchange(String method, String path, @Nullable Object body, @Nullable Long revision) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .header("Content-Type", "application/json");
            if (!path.endsWith("sign-in")) {
                request.header("Authorization", "Bearer " + token);
            }
            if (revision != null) {
                request.header("If-Match", "\"" + revision + "\"");
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError("the server answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
