package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.DesiredStateEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// What is wanted of the cars of a query, and of several cars at once.
class DesiredStateTest {
    private static final String PATH = "/api/v1/desired-states/all-cars";
    private static final String WANTED = "{\"version\": \"" + UpdateStage.NEXT + "\", \"query\": \"region:*\"}";

    @TempDir
    Path folder;

    private final long seed = Seeds.announced("cars of a query").value();

    private static Person.Reply put(Person person, String body, String... headers) {
        return person.send("PUT", PATH, Optional.of(body), headers);
    }

    @Test
    void aQueryIsFrozenIntoCarsAndWhatChangedSinceIsShown() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            Person.Reply reply = put(stage.manager(), WANTED);
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            DesiredStateEntry said = reply.data(DesiredStateEntry.class);
            assertThat(said.generation()).isEqualTo(1);
            assertThat(said.size()).isEqualTo(2);
            assertThat(said.converged()).isZero();
            assertThat(said.drift()).isEqualTo(new DesiredStateEntry.Drift(0, 0, List.of(), List.of()));

            stage.approved(stage.read(said.rollout()));
            stage.cars().server().createCar("latecomer", "munich");
            stage.awaitSucceeded(said.rollout(), 2);

            DesiredStateEntry now = stage.manager().get(PATH).data(DesiredStateEntry.class);
            assertThat(now.converged()).isEqualTo(2);
            assertThat(now.cars()).isEqualTo(Map.of(CarStage.SUCCEEDED, 2));
            assertThat(now.drift().arrivedCars()).containsExactly(new CarId("latecomer"));
            assertThat(now.drift().left()).isZero();
            assertThat(stage.manager().get("/api/v1/desired-states").data(DesiredStateEntry[].class))
                    .hasSize(1);
            Person elsewhere =
                    stage.cars().server().person("elsewhere", Role.OPERATOR, new Scope(Set.of("atlantis"), Set.of()));
            assertThat(elsewhere.get(PATH).status()).isEqualTo(404);
        }
    }

    @Test
    void sayingItAgainNamesTheGenerationItIsBasedOn() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "")) {
            DesiredStateEntry first = put(stage.manager(), WANTED).data(DesiredStateEntry.class);

            assertThat(put(stage.manager(), WANTED).status()).isEqualTo(428);
            Person.Reply busy = put(stage.manager(), WANTED, "If-Match", "\"1\"");
            assertThat(busy.code()).isEqualTo("UPDATE_IN_PROGRESS");
            assertThat(busy.body()).contains(first.rollout());
            stage.manager().post("/api/v1/rollouts/" + first.rollout() + "/abort", RolloutStage.because("Anew"));

            Person.Reply second = put(stage.manager(), WANTED, "If-Match", "\"1\"");
            assertThat(second.status()).as(second.body()).isEqualTo(200);
            assertThat(second.data(DesiredStateEntry.class).generation()).isEqualTo(2);
            List<String> before = saidBefore(stage);
            assertThat(before).hasSize(2).first().asString().isEmpty();
            assertThat(before.getLast())
                    .contains("\"name\":\"all-cars\"", "\"generation\":1", "\"query\":\"region:*\"")
                    .contains("\"version\":\"" + UpdateStage.NEXT + "\"");
            Person.Reply late = put(stage.approver(), WANTED, "If-Match", "\"1\"");
            assertThat(late.status()).isEqualTo(412);
            assertThat(late.body()).contains("its revision is 2");
        }
    }

    @Test
    void whatASecondPersonRefusedMaySoonBeSaidAnew() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "")) {
            DesiredStateEntry first = put(stage.manager(), WANTED).data(DesiredStateEntry.class);
            RolloutEntry asked = stage.read(first.rollout());
            assertThat(asked.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
            assertThat(put(stage.manager(), WANTED, "If-Match", "\"1\"").code()).isEqualTo("UPDATE_IN_PROGRESS");

            Person.Reply refused =
                    RolloutStage.act(stage.approver(), asked, "reject", RolloutStage.because("Not this one"));
            assertThat(refused.data(RolloutEntry.class).status()).isEqualTo(RolloutStatus.DRAFT);

            Person.Reply anew = put(stage.manager(), WANTED, "If-Match", "\"1\"");
            assertThat(anew.status()).as(anew.body()).isEqualTo(200);
            assertThat(anew.data(DesiredStateEntry.class).rollout()).isNotEqualTo(first.rollout());
        }
    }

    @Test
    void whatIsWantedComesInPagesAndIsSearched() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 3, "")) {
            List<CarId> cars = stage.cars().cars();
            for (int car = 0; car < cars.size(); car++) {
                String wanted = WANTED.replace("region:*", "id:" + cars.get(car));
                Person.Reply said =
                        stage.manager().send("PUT", "/api/v1/desired-states/wish-" + car, Optional.of(wanted));
                assertThat(said.status()).as(said.body()).isEqualTo(201);
            }

            assertThat(names(stage, "")).containsExactly("wish-0", "wish-1", "wish-2");
            assertThat(names(stage, "?page=2&size=2")).containsExactly("wish-2");
            assertThat(names(stage, "?text=WISH-1")).containsExactly("wish-1");
            assertThat(names(stage, "?text=id:" + cars.getLast())).containsExactly("wish-2");
            Person.Reply page = stage.manager().get("/api/v1/desired-states?page=2&size=2");
            assertThat(page.json().path("metadata").path("total").asInt()).isEqualTo(3);
            assertThat(page.json().path("metadata").path("pages").asInt()).isEqualTo(2);
            assertThat(stage.manager().get("/api/v1/desired-states?size=501").status())
                    .isEqualTo(400);
        }
    }

    private static List<String> names(RolloutStage stage, String asked) {
        return Stream.of(stage.manager().get("/api/v1/desired-states" + asked).data(DesiredStateEntry[].class))
                .map(DesiredStateEntry::name)
                .toList();
    }

    /// What was wanted before each accepted wish, as the trail has it; empty for nothing.
    private static List<String> saidBefore(RolloutStage stage) {
        try (AuditReader trail = new AuditReader(stage.cars().server())) {
            return trail.entries().stream()
                    .filter(entry -> entry.facts().action().equals("PUT_DESIRED_STATE")
                            && entry.facts().result() == AuditResult.ACCEPTED)
                    .map(entry -> entry.personal(PersonalKey.BEFORE).orElse(""))
                    .toList();
        }
    }

    @Test
    void severalCarsAreUpdatedAtOnceUnderBothNames() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 3, "")) {
            List<CarId> cars = stage.cars().cars();
            String body = "{\"version\": \"" + UpdateStage.NEXT + "\", \"cars\": [\"" + cars.get(0) + "\", \""
                    + cars.get(1) + "\"]}";
            String key = UUID.randomUUID().toString();

            Person.Reply asked = stage.manager().post("/api/updates/bulk", body, "Idempotency-Key", key);
            Person.Reply again = stage.manager().post("/api/updates/bulk", body, "Idempotency-Key", key);
            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            assertThat(again.body()).isEqualTo(asked.body());
            RolloutEntry rollout = asked.data(RolloutEntry.class);
            assertThat(rollout.size()).isEqualTo(2);
            if (rollout.status() == RolloutStatus.AWAITING_APPROVAL) {
                stage.approved(rollout);
            }
            stage.awaitSucceeded(rollout.id(), 2);

            assertThat(stage.cars().desired(cars.get(2)).generation()).isZero();
            Person.Reply both = stage.manager()
                    .post(
                            "/api/v1/updates/bulk",
                            "{\"version\": \"5.0.0\", \"cars\": [\"a\"], \"query\": \"region:*\"}");
            assertThat(both.status()).isEqualTo(400);
            assertThat(both.json().path("errors").path(0).path("field").asText())
                    .isEqualTo("query");
            assertThat(stage.manager()
                            .post("/api/v1/updates/bulk", "{\"version\": \"5.0.0\", \"cars\": [\"nobody\"]}")
                            .status())
                    .isEqualTo(400);
        }
    }
}
