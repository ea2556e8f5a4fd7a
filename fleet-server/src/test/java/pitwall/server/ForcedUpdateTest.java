package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// Force lifts the gates of the server. It never reaches the safety of the car.
class ForcedUpdateTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("cars that are forced").value();

    private static final String FORCED = plan("").replace(
                    "\"phases\"", "\"forceReason\": \"A hole in the brakes\", \"phases\"")
            .replace("\"canaryCars\": 1, \"waves\": [40, 60],", "");

    @Test
    void aMovingCarIsAskedAndNeverSwitched() {
        try (RolloutStage stage = RolloutStage.busy(folder, seed, 12)) {
            await().alias("some cars drive")
                    .atMost(UpdateStage.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> driving(stage).size() >= 3);

            RolloutEntry forced = stage.launched(FORCED);
            List<CarId> moving = driving(stage);
            assertThat(forced.forced()).isTrue();
            assertThat(forced.approval()).isNotNull();
            assertThat(forced.cars()).as("the server asks all of them at once").doesNotContainKey(CarStage.WAITING);
            stage.awaitStatus(forced.id(), RolloutStatus.COMPLETED);

            assertThat(moving).isNotEmpty();
            assertThat(moving)
                    .anySatisfy(car -> assertThat(timeline(stage, car)).anySatisfy(entry -> {
                        assertThat(entry.path("kind").asText()).isEqualTo("blocked");
                        assertThat(entry.path("reason").asText()).isEqualTo("NOT_STATIONARY");
                    }));
            for (CarId car : stage.cars().cars()) {
                assertThat(switchedInMotion(timeline(stage, car)))
                        .as(car.value())
                        .isFalse();
            }
        }
    }

    @Test
    void forceNeedsItsOwnRightAReasonAndASecondPerson() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                AuditReader trail = new AuditReader(stage.cars().server())) {
            CarId car = stage.cars().cars().getFirst();
            String path = update(car);
            Person operator = stage.cars().server().person("operator", Role.OPERATOR, null);

            assertThat(operator.post("/api/v1/rollouts", FORCED).status()).isEqualTo(403);
            assertThat(operator.post(path, forced("Now")).status()).isEqualTo(403);
            assertThat(stage.manager().post(path, forced(" ")).status()).isEqualTo(400);
            long before = trail.size();
            Person.Reply asked = stage.manager().post(path, forced("A hole in the brakes"));

            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            assertThat(asked.data().path("status").asText()).isEqualTo("AWAITING_APPROVAL");
            assertThat(trail.after(before)).hasSize(1).first().satisfies(ForcedUpdateTest::tellsTheReason);
            RolloutEntry seen = stage.read(asked.data().path("rollout").asText());
            stage.approved(seen);
            assertThat(stage.awaitStatus(seen.id(), RolloutStatus.COMPLETED).cars())
                    .isEqualTo(Map.of(CarStage.SUCCEEDED, 1));
        }
    }

    @Test
    void whatASecondPersonRefusedHoldsNothingUpAndIsInNoListOfRollouts() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "")) {
            CarId car = stage.cars().cars().getFirst();
            RolloutEntry asked = wished(stage, car);
            Person.Reply busy = stage.manager().post(update(car), forced("Again"));
            assertThat(busy.code()).as("it is still to be decided").isEqualTo("UPDATE_IN_PROGRESS");
            RolloutEntry refused = act(stage.approver(), asked, "reject", because("No brakes are worn out"))
                    .data(RolloutEntry.class);

            assertThat(refused.status()).isEqualTo(RolloutStatus.DRAFT);
            assertThat(stage.cars().desired(car).update())
                    .as("nothing is wanted of the car")
                    .isNull();
            assertThat(stage.manager()
                            .get("/api/v1/cars/" + car + "/why-not-updating")
                            .data()
                            .has("rollout"))
                    .isFalse();
            assertThat(stage.manager().get("/api/v1/rollouts").data()).isEmpty();
            assertThat(stage.manager().get("/api/v1/approvals").data()).isEmpty();
            assertThat(act(stage.manager(), refused, "start").code())
                    .as("nobody starts it behind the back of a newer wish")
                    .isEqualTo("ROLLOUT_REFUSED");

            stage.cars().restart();
            RolloutEntry anew = wished(stage, car);
            assertThat(anew.id()).isNotEqualTo(asked.id());
            stage.approved(anew);
            assertThat(stage.awaitStatus(anew.id(), RolloutStatus.COMPLETED).cars())
                    .isEqualTo(Map.of(CarStage.SUCCEEDED, 1));
            assertThat(stage.read(asked.id()).status()).isEqualTo(RolloutStatus.DRAFT);
        }
    }

    private static RolloutEntry wished(RolloutStage stage, CarId car) {
        Person.Reply asked = stage.manager().post(update(car), forced("A hole in the brakes"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        return stage.read(asked.data().path("rollout").asText());
    }

    private static String update(CarId car) {
        return "/api/v1/cars/" + car + "/update";
    }

    private static void tellsTheReason(AuditEntry entry) {
        assertThat(entry.facts().action()).isEqualTo("UPDATE_CAR");
        assertThat(entry.personal(PersonalKey.REASON)).contains("A hole in the brakes");
    }

    private static UpdateCar forced(String reason) {
        return new UpdateCar(UpdateStage.NEXT, null, null, reason);
    }

    private static List<CarId> driving(RolloutStage stage) {
        return List.of(stage.manager().get("/api/v1/cars?size=100").data(Car[].class)).stream()
                .filter(car -> car.status().motion() == Motion.DRIVING)
                .map(Car::id)
                .toList();
    }

    private static List<JsonNode> timeline(RolloutStage stage, CarId car) {
        List<JsonNode> entries = new ArrayList<>();
        stage.manager()
                .get("/api/v1/cars/" + car + "/timeline?limit=500")
                .data()
                .forEach(entries::add);
        entries.sort(Comparator.comparingLong(entry -> entry.path("id").asLong()));
        return entries;
    }

    /// Whether the car began between the start and the end of a trip.
    private static boolean switchedInMotion(List<JsonNode> timeline) {
        boolean onATrip = false;
        for (JsonNode entry : timeline) {
            String kind = entry.path("kind").asText();
            switch (kind) {
                case "trip_started" -> onATrip = true;
                case "trip_ended" -> onATrip = false;
                case "apply_start" -> {
                    if (onATrip) {
                        return true;
                    }
                }
                default -> {
                    // Says nothing about motion.
                }
            }
        }
        return false;
    }
}
