package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredStateEntry;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// A charger, a network on which bytes cost nothing and a download ahead can be asked for wherever an update is.
class ConditionFieldsTest {
    @TempDir
    Path folder;

    private static RolloutDetail detail(RolloutStage stage, String rollout) {
        return Objects.requireNonNull(stage.read(rollout).detail());
    }

    private static String page(RolloutStage stage, String rollout) {
        return stage.manager()
                .get("/api/v1/rollouts/" + rollout + "/report", "Accept", "text/html")
                .body();
    }

    @Test
    void whatIsAskedOfTheCarsStandsInThePlanAndInItsReport() {
        long seed = Seeds.announced("conditions of updates").value();
        try (RolloutStage stage = RolloutStage.open(folder, seed, 3, "")) {
            List<CarId> cars = stage.cars().cars();

            Person.Reply single = stage.manager()
                    .post(
                            "/api/v1/cars/" + cars.getFirst() + "/update",
                            new UpdateCar(UpdateStage.NEXT, null, null, null, true, true, true));
            assertThat(single.status()).as(single.body()).isEqualTo(202);
            String one = stage.manager()
                    .get("/api/v1/cars/" + cars.getFirst() + "/updates")
                    .data(CarUpdate[].class)[0]
                    .rollout();
            assertThat(detail(stage, one).charging()).isTrue();
            assertThat(detail(stage, one).unmetered()).isTrue();
            assertThat(detail(stage, one).downloadAhead()).isTrue();
            assertThat(page(stage, one))
                    .contains("at a charger, on a network on which bytes cost nothing")
                    .contains("download meanwhile");

            String state = """
                    {"version": "%s", "query": "id:%s", "charging": true}""".formatted(UpdateStage.NEXT, cars.get(1));
            Person.Reply said = stage.manager().send("PUT", "/api/v1/desired-states/fleet", Optional.of(state));
            assertThat(said.status()).as(said.body()).isEqualTo(201);
            String wanted = said.data(DesiredStateEntry.class).rollout();
            assertThat(detail(stage, wanted).charging()).isTrue();
            assertThat(detail(stage, wanted).unmetered()).isNull();

            BulkUpdate several = new BulkUpdate(
                    null, UpdateStage.NEXT, null, "id:" + cars.get(2), null, null, null, null, null, true);
            Person.Reply bulk = stage.manager().post("/api/v1/updates/bulk", several);
            assertThat(bulk.status()).as(bulk.body()).isEqualTo(202);
            RolloutDetail asked = detail(stage, bulk.data(RolloutEntry.class).id());
            assertThat(asked.charging()).isNull();
            assertThat(asked.unmetered()).isTrue();
        }
    }

    @Test
    void everythingThatAPlanAsksForComesBackToWhoeverApprovesIt() {
        long seed = Seeds.announced("conditions of plans").value();
        try (RolloutStage stage = RolloutStage.open(folder, seed, 4, "")) {
            RolloutEntry written = stage.created("""
                    {"name": "Night", "version": "%s", "startAt": "2099-01-02T03:04:05Z", "minimumBatteryPercent": 45,
                     "stationary": true, "forceReason": "Recall", "downloadAhead": true,
                     "windows": [{"days": ["SATURDAY", "MONDAY"], "from": "22:00", "to": "05:00"},
                                 {"from": "12:30", "to": "13:15"}],
                     "phases": [{"name": "all", "query": "region:*", "canaryPercent": 30, "waves": [40, 60],
                                 "canaryHealthy": false, "safetyChecks": false, "order": "RANDOM"}]}
                    """.formatted(UpdateStage.NEXT));

            RolloutEntry read = stage.read(written.id());
            RolloutDetail plan = Objects.requireNonNull(read.detail());
            assertThat(plan.windows())
                    .containsExactly(
                            new PolicyRules.Window(Set.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), "22:00", "05:00"),
                            new PolicyRules.Window(Set.of(DayOfWeek.values()), "12:30", "13:15"));
            assertThat(plan.stationary()).isTrue();
            assertThat(plan.minimumBatteryPercent()).isEqualTo(45);
            assertThat(plan.forceReason()).isEqualTo("Recall");
            assertThat(read.forced()).isTrue();
            assertThat(read.startAt()).isEqualTo(Instant.parse("2099-01-02T03:04:05Z"));
            assertThat(plan.phases()).singleElement().satisfies(phase -> {
                assertThat(phase.canaryPercent()).isEqualTo(30);
                assertThat(phase.canaryCars()).isEqualTo(2);
                assertThat(phase.canaryHealthy()).isFalse();
                assertThat(phase.safetyChecks()).isFalse();
                assertThat(phase.order()).isEqualTo(PhaseOrder.RANDOM);
            });

            assertThat(page(stage, written.id()))
                    .contains("parked in any case, battery of at least 45 %")
                    .contains("A car begins only Mon Sat 22:00–05:00, daily 12:30–13:15, by the clock of its region.");
            JsonNode told = stage.manager()
                    .get("/api/v1/rollouts/" + written.id() + "/report")
                    .data()
                    .at("/rollout/detail");
            assertThat(told.path("stationary").asBoolean()).isTrue();
            assertThat(told.path("windows").findValuesAsText("from")).containsExactly("22:00", "12:30");
            String german = stage.manager()
                    .get("/api/v1/rollouts/" + written.id() + "/report?lang=de", "Accept", "text/html")
                    .body();
            assertThat(german)
                    .contains(
                            "in jedem Fall geparkt, Batterie mindestens 45",
                            "Ein Auto beginnt nur Mo Sa 22:00–05:00, täglich 12:30–13:15");

            RolloutEntry plain = stage.created(RolloutStage.plan(""));
            assertThat(page(stage, plain.id()))
                    .as("nothing where nothing is asked for")
                    .doesNotContain("parked in any case", "Time windows");
            RolloutDetail usual = detail(stage, plain.id());
            assertThat(usual.windows()).as("said, not left out").isEqualTo(List.of());
            assertThat(usual.stationary()).isFalse();
            assertThat(usual.phases().getFirst().canaryPercent()).isNull();
        }
    }
}
