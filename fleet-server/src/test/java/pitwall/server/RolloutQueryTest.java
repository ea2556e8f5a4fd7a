package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

/// `rollout:` means the same wherever the server reads a query: the rollout of a car's newest update.
class RolloutQueryTest {
    private static final String VERSION = "4.3.0";

    @TempDir
    Path folder;

    private TestServer server;
    private Person manager;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.server().publishSampleReleases();
        manager = server.person("manager", Role.RELEASE_MANAGER, null);
        server.createCar("car-m1", "munich");
        server.createCar("car-m2", "munich");
        server.createCar("car-b1", "berlin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aListFindsTheCarsThatTheRolloutHadToDoWithLast() {
        RolloutEntry munich = left("region:munich");

        assertThat(total("rollout:" + munich.id())).isEqualTo(2);
        assertThat(total("-rollout:*")).isEqualTo(1);
        assertThat(total("rollout:* failure:*")).as("none of them failed").isZero();

        RolloutEntry one = left("id:car-m1");
        assertThat(total("rollout:" + munich.id())).isEqualTo(1);
        assertThat(total("rollout:" + munich.id() + "," + one.id())).isEqualTo(2);
    }

    @Test
    void aStreamShowsACarOnceItsRolloutHasTakenItOn() {
        try (TestConsole console = TestConsole.watch(server.admin(), "rollout:R-1")) {
            assertThat(console.cars()).isEmpty();

            left("region:munich");

            console.until(picture -> picture.cars().size() == 2);
        }
        try (TestConsole fresh = TestConsole.watch(server.admin(), "-rollout:R-1")) {
            assertThat(fresh.cars().keySet()).extracting(id -> id.value()).containsExactly("car-b1");
        }
    }

    @Test
    void aPlanIsMadeOfTheCarsOfAnotherRollout() {
        RolloutEntry munich = left("region:munich");

        assertThat(created("rollout:" + munich.id()).size()).isEqualTo(2);
        assertThat(created("-rollout:*").size()).isEqualTo(1);
        Person.Reply preview = manager.post("/api/v1/rollouts/preview", plan("rollout:" + munich.id()));
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    }

    /// A rollout that was aborted before any of its cars, which are not there, could be asked.
    private RolloutEntry left(String query) {
        RolloutEntry drafted = created(query);
        Person.Reply asked = manager.send(
                "POST", "/api/v1/rollouts/" + drafted.id() + "/start", Optional.empty(), "If-Match", tag(drafted));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        RolloutEntry started = asked.data(RolloutEntry.class);
        if (started.status() == RolloutStatus.AWAITING_APPROVAL) {
            Person approver = server.person("approver" + drafted.id().substring(2), Role.RELEASE_MANAGER, null);
            started = act(approver, started, "approve", new RolloutAct(null, null, null, started.planHash()));
        }
        return act(manager, started, "abort", new RolloutAct("They are not there.", null, null, null));
    }

    private RolloutEntry created(String query) {
        Person.Reply reply = manager.post("/api/v1/rollouts", plan(query));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data(RolloutEntry.class);
    }

    private static String plan(String query) {
        return """
                {"name": "some", "version": "%s", "phases": [{"name": "all", "query": "%s"}]}
                """.formatted(VERSION, query);
    }

    private static RolloutEntry act(Person person, RolloutEntry seen, String act, RolloutAct body) {
        Person.Reply reply = person.post("/api/v1/rollouts/" + seen.id() + "/" + act, body, "If-Match", tag(seen));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(RolloutEntry.class);
    }

    private static String tag(RolloutEntry seen) {
        return '"' + Long.toString(seen.revision()) + '"';
    }

    private int total(String query) {
        Person.Reply reply = manager.get("/api/v1/cars?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("metadata").path("total").asInt();
    }
}
