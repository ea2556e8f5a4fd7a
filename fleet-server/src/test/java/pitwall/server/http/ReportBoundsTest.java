package pitwall.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.protocol.rest.RolloutReport;
import pitwall.server.rollout.Rollout;

class ReportBoundsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static Rollout rollout() {
        List<Target> targets = IntStream.range(0, 10)
                .mapToObj(number -> new Target(new CarId("car-" + number), "munich", "i4", List.of()))
                .toList();
        Release release = new Release(
                "4.3.0",
                new Artifact("b".repeat(64), 1_000),
                43,
                ReleaseTrust.TRUSTED,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                "",
                Set.of(),
                NOW);
        Phase phase = new Phase("all", targets, WaveShape.WHOLE, 1, GateRules.DEFAULT, Timing.DEFAULT);
        RolloutPlan plan = new RolloutPlan(
                new RolloutId("R-1"),
                "x",
                release,
                UpdateKind.UPDATE,
                List.of(phase),
                SafetyRule.DEFAULT,
                LaunchTerms.AT_ONCE);
        return new Rollout(
                RolloutState.draft(plan, SafetyPolicy.DEFAULT, NOW), new Rollout.Origin(1, false, "mara", NOW), 1);
    }

    private static JsonNode failure(int car) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("car", "car-" + car)
                .put("reason", car % 2 == 0 ? "APPLY_TIMEOUT" : "HASH_MISMATCH");
    }

    @Test
    void howeverManyCarsFailedTheReportEndsAndSaysHowManyItDoesNotName() {
        List<JsonNode> failures =
                IntStream.range(0, 10_000).mapToObj(ReportBoundsTest::failure).toList();
        List<JsonNode> events = IntStream.range(0, 5_000)
                .mapToObj(number ->
                        (JsonNode) JsonNodeFactory.instance.objectNode().put("number", number))
                .toList();

        RolloutReport report = RolloutReports.report(rollout(), events, failures, null, NOW);

        assertThat(report.failed().values()).allSatisfy(cars -> assertThat(cars).hasSize(RolloutReport.MOST_CARS));
        assertThat(report.failures())
                .isEqualTo(Map.of(ReasonCode.APPLY_TIMEOUT, 5_000, ReasonCode.HASH_MISMATCH, 5_000));
        assertThat(report.events()).hasSize(RolloutReport.MOST_EVENTS);
        assertThat(report.events().getLast().path("number").asInt()).isEqualTo(4_999);
        assertThat(report.omitted()).isEqualTo(Map.of("failed", 9_800, "events", 3_000));
    }

    @Test
    void howeverManyCarsCameOrLeftOrStayWithOthersTheReportNamesTheFirst() {
        ArrayNode cars = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 5_000).forEach(number -> cars.add("taxi-%04d".formatted(number)));
        ObjectNode naming = JsonNodeFactory.instance.objectNode();
        naming.put("type", "CarsNamed").put("taken", true).put("came", 5_000).put("left", 5_000);
        naming.set("cameCars", cars);
        naming.set("leftCars", cars);
        naming.putObject("claimed").put("count", 5_000).set("cars", cars);

        RolloutReport report = RolloutReports.report(rollout(), List.of(naming), List.of(), null, NOW);

        JsonNode told = report.events().getFirst();
        assertThat(told.path("came").asInt()).isEqualTo(5_000);
        assertThat(told.path("left").asInt()).isEqualTo(5_000);
        assertThat(told.at("/claimed/count").asInt()).isEqualTo(5_000);
        assertThat(List.of(told.path("cameCars"), told.path("leftCars"), told.at("/claimed/cars")))
                .allSatisfy(list -> {
                    assertThat(list).hasSize(RolloutReport.MOST_CARS);
                    assertThat(list.path(99).asText()).isEqualTo("taxi-0099");
                });
        assertThat(naming.path("cameCars")).as("what is read is not changed").hasSize(5_000);
        assertThat(report.excluded().get(ReasonCode.CONFLICTING_ROLLOUT)).hasSize(RolloutReport.MOST_CARS);
        assertThat(report.omitted()).isEqualTo(Map.of("excluded", 4_900));
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ENGLISH)).isNotEmpty();
    }

    private static Set<String> keys(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "pitwall.server.http.report",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(words.getLocale().getLanguage()).isEqualTo(language == Locale.GERMAN ? "de" : "");
        Enumeration<String> keys = words.getKeys();
        return Set.copyOf(Collections.list(keys));
    }
}
