package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.protocol.rest.CreateCar;
import pitwall.server.kit.LocalSymphony;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

/// Symphony has a target for every car and for no other, whatever happens to either side (C-5).
class SymphonyTargetsTest {
    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;

    private LocalSymphony symphony;
    private TestServer server;

    @BeforeEach
    void start() {
        symphony = new LocalSymphony();
        server = TestServer.start(
                database, folder, InstantSource.system(), settings -> settings.withSymphony(symphony.settings()));
    }

    @AfterEach
    void stop() {
        symphony.release();
        server.close();
        symphony.close();
    }

    @Test
    void aCarThatIsCreatedBecomesATarget() {
        create("car-7", "munich", 0);

        awaitTargets("car-7");
        JsonNode target = symphony.target("car-7").orElseThrow();
        assertThat(target.at("/metadata/name").asText()).isEqualTo("car-7");
        assertThat(target.at("/metadata/namespace").asText()).isEqualTo("default");
        assertThat(target.at("/spec/displayName").asText()).isEqualTo("The car car-7");
        assertThat(target.at("/spec/properties"))
                .hasToString("{\"car\":\"car-7\",\"region\":\"munich\",\"model\":\"i4\",\"ring\":\"0\"}");
        assertThat(symphony.requests()).containsOnly("POST car-7 namespace=default");
    }

    @Test
    void aCarThatCameByItselfBecomesATargetToo() {
        server.joinedCar("car-by-itself");

        awaitTargets("car-by-itself");
    }

    @Test
    void whatSelectorsAskForFollowsTheCarAndNothingElseIsTold() {
        create("car-7", "munich", 0);
        awaitTargets("car-7");

        server.admin().patch("/api/v1/cars/car-7", "{\"labels\":{\"depot\":\"north\"}}", "If-Match", "\"1\"");
        server.admin().patch("/api/v1/cars/car-7", "{\"region\":\"berlin\",\"ring\":3}", "If-Match", "\"2\"");

        patience()
                .untilAsserted(() -> assertThat(
                                symphony.target("car-7").orElseThrow().at("/spec/properties"))
                        .hasToString("{\"car\":\"car-7\",\"region\":\"berlin\",\"model\":\"i4\",\"ring\":\"3\"}"));
        awaitFigures(0, 0);
        assertThat(symphony.requests()).hasSize(2);
    }

    @Test
    void theTargetOfACarThatIsGoneGoes() {
        create("car-7", "munich", 0);
        create("car-8", "munich", 0);
        awaitTargets("car-7", "car-8");

        remove("car-7");

        awaitTargets("car-8");
        assertThat(symphony.requests()).contains("DELETE car-7 namespace=default");
    }

    @Test
    void whatSymphonyMissedWhileItWasAwayIsMadeGoodAfterARestart() {
        create("car-gone", "munich", 0);
        awaitTargets("car-gone");
        symphony.goAway();

        create("car-new", "munich", 0);
        remove("car-gone");
        assertThat(server.admin().get("/readyz").status()).isEqualTo(200);
        patience().untilAsserted(() -> assertThat(figure("failed")).isEqualTo(2));
        server.restart();
        patience().untilAsserted(() -> assertThat(figure("failed")).isEqualTo(2));
        symphony.comeBack();

        awaitTargets("car-new");
        awaitFigures(0, 0);
    }

    @Test
    void whatIsThereIsNotToldAgainAfterARestart() {
        create("car-7", "munich", 0);
        awaitTargets("car-7");
        awaitFigures(0, 0);

        server.restart();
        create("car-8", "munich", 0);
        awaitTargets("car-7", "car-8");

        assertThat(symphony.requests()).containsExactly("POST car-7 namespace=default", "POST car-8 namespace=default");
    }

    /// The target is there and the server was never told so: as after a kill between the two.
    @Test
    void aTargetWhoseAnswerWasLostGoesWithItsCar() {
        create("car-first", "munich", 0);
        awaitTargets("car-first");
        symphony.hold();
        create("car-7", "munich", 0);
        awaitTargets("car-first", "car-7");
        symphony.goAway();
        symphony.release();

        server.restart();
        remove("car-7");
        symphony.comeBack();

        awaitTargets("car-first");
        awaitFigures(0, 0);
    }

    @Test
    void aTokenThatIsOverIsReplacedByAnother() {
        create("car-7", "munich", 0);
        awaitTargets("car-7");
        assertThat(symphony.signIns()).isEqualTo(1);

        symphony.forgetTokens();
        create("car-8", "munich", 0);

        awaitTargets("car-7", "car-8");
        assertThat(symphony.signIns()).isEqualTo(2);
    }

    @Test
    void aSymphonyOutOfOrderIsToldAgainUntilItIsWell() {
        symphony.failWith(500);
        for (int n = 0; n < 8; n++) {
            create("car-" + n, "munich", 0);
        }
        patience().untilAsserted(() -> assertThat(figure("failed")).isEqualTo(8));

        symphony.failWith(0);

        awaitTargets("car-0", "car-1", "car-2", "car-3", "car-4", "car-5", "car-6", "car-7");
        awaitFigures(0, 0);
    }

    @Test
    void aSymphonyThatForbidsIsNotAskedForEveryCar() {
        symphony.failWith(403);
        create("car-7", "munich", 0);
        create("car-8", "munich", 0);
        awaitFigures(2, 2);

        symphony.failWith(0);

        awaitTargets("car-7", "car-8");
        awaitFigures(0, 0);
    }

    @Test
    void aTargetThatIsRefusedDoesNotHoldUpTheOthers() {
        symphony.refuse("car-bad");
        create("car-bad", "munich", 0);
        create("car-7", "munich", 0);

        awaitTargets("car-7");
        awaitFigures(1, 1);
        symphony.refuseNothing();

        awaitTargets("car-7", "car-bad");
        awaitFigures(0, 0);
    }

    @Test
    void nobodyWaitsForASymphonyThatKeepsItsAnswersToItself() {
        symphony.hold();

        create("car-7", "munich", 0);
        create("car-8", "munich", 0);
        assertThat(server.admin().get("/readyz").status()).isEqualTo(200);
        patience().untilAsserted(() -> assertThat(figure("failed")).isEqualTo(2));
        symphony.release();

        awaitTargets("car-7", "car-8");
        awaitFigures(0, 0);
    }

    @Test
    void aSignInThatGivesNoTokenIsAFailureLikeAnyOther() {
        for (String nonsense : List.of("{\"accessToken\":\"two words\"}", "[", "\"" + "x".repeat(100_000) + "\"")) {
            symphony.forgetTokens();
            symphony.answerSignInsWith(nonsense);
            create("car-" + nonsense.length(), "munich", 0);
            awaitFigures(1, 1);
            symphony.answerSignInsWith("");
            awaitFigures(0, 0);
        }
        assertThat(symphony.names()).hasSize(3);
    }

    private void create(String id, String region, int ring) {
        CreateCar car = new CreateCar(id, "The car " + id, region, "i4", ring, null, null, "4.2.0", null);
        assertThat(server.admin().post("/api/v1/cars", car).status()).isEqualTo(201);
    }

    private void remove(String id) {
        Person.Reply reply = server.admin().delete("/api/v1/cars/" + id, "If-Match", "\"1\"");
        assertThat(reply.status()).as(reply.toString()).isBetween(200, 204);
    }

    private void awaitTargets(String... names) {
        patience().untilAsserted(() -> assertThat(symphony.names()).isEqualTo(Set.of(names)));
    }

    private void awaitFigures(int pending, int failed) {
        patience().untilAsserted(() -> {
            assertThat(figure("pending")).isEqualTo(pending);
            assertThat(figure("failed")).isEqualTo(failed);
        });
    }

    private static ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    private double figure(String name) {
        String line = "pitwall_symphony_" + name + " ";
        return Person.stranger(server.uri())
                .get("/metrics")
                .body()
                .lines()
                .filter(one -> one.startsWith(line))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length())))
                .findFirst()
                .orElseThrow();
    }
}
