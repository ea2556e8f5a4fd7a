package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens;
import pitwall.client.Answer;
import pitwall.client.ReportForm;
import pitwall.client.RolloutAccount;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutReport;

class RolloutReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final ScriptedApi api = new ScriptedApi();
    private ServerConnection server;
    private RolloutReading reading;

    @BeforeEach
    void connect() throws Exception {
        server = api.connection();
        reading = new RolloutReading(new Asking(server, new AccessTokens() {
            @Override
            public Access current() {
                return new Access.Granted("token-1");
            }

            @Override
            public Access renewed(String old) {
                return new Access.SignInNeeded();
            }
        }));
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    @Test
    void theAccountReadsTheDecisionsThatItKnowsAndLeavesOutTheOthers() throws Exception {
        List<JsonNode> events = List.of(
                Json.tolerant().valueToTree(new Decision.WaveReleased(3, NOON, 0, 0, 40)),
                Json.tolerant().readTree("{\"type\":\"SomethingNew\",\"number\":4,\"at\":\"2026-11-21T12:00:00Z\"}"));
        RolloutReport report = new RolloutReport(
                entry(),
                NOON,
                events,
                Map.of(ReasonCode.APPLY_TIMEOUT, List.of(new CarId("car-1"))),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(new CarId("car-2")),
                List.of(),
                Map.of("failed", 12),
                Map.of(ReasonCode.APPLY_TIMEOUT, 13),
                List.of(),
                null);
        api.then(context -> context.contentType("application/json")
                .result(Json.strict().writeValueAsString(new ApiEnvelope<>(report, Map.of(), NOON))));

        Answer<RolloutAccount> answer = reading.account("R-7").get();

        RolloutAccount account = ((Answer.Given<RolloutAccount>) answer).value();
        assertThat(account.events()).containsExactly(new Decision.WaveReleased(3, NOON, 0, 0, 40));
        assertThat(account.failed()).containsEntry(ReasonCode.APPLY_TIMEOUT, List.of(new CarId("car-1")));
        assertThat(account.failures()).containsEntry(ReasonCode.APPLY_TIMEOUT, 13);
        assertThat(account.withoutWayBack()).containsExactly(new CarId("car-2"));
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/v1/rollouts/R-7/report");
    }

    @Test
    void aDocumentIsWhatTheServerWroteInTheFormThatWasAskedFor() throws Exception {
        api.then(context -> context.result("<h1>R-7</h1>, wanted as " + context.header("Accept") + " in "
                        + context.header("Accept-Language")))
                .then(ScriptedApi.problem(404, "NOT_FOUND"))
                .then(ScriptedApi.silence());

        assertThat(reading.document("R-7", ReportForm.HTML, Locale.GERMAN).get())
                .isEqualTo(new Answer.Given<>("<h1>R-7</h1>, wanted as text/html in de"));
        assertThat(reading.document("R-7", ReportForm.JSON, Locale.GERMAN).get())
                .isInstanceOf(Answer.Refused.class);
        assertThat(reading.document("R-7", ReportForm.JSON, Locale.GERMAN).get())
                .isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void oneRolloutIsReadAsItStands() throws Exception {
        api.then(context -> context.contentType("application/json")
                .result(Json.strict().writeValueAsString(new ApiEnvelope<>(entry(), Map.of(), NOON))));

        assertThat(reading.rollout("R-7").get()).isEqualTo(new Answer.Given<>(entry()));
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/v1/rollouts/R-7");
    }

    @Test
    void carsAreAskedForByTheirStages() throws Exception {
        api.then(ScriptedApi.problem(404, "NOT_FOUND"));

        assertThat(reading.cars("R-7", Set.of(CarStage.FAILED, CarStage.MANUAL), 2, 500)
                        .get())
                .isInstanceOf(Answer.Refused.class);
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/v1/rollouts/R-7/cars");
    }

    @Test
    void moreThanAPageOfWhatWaitsForASecondPersonIsAllRead() throws Exception {
        api.then(waiting(1, Pages.SIZE)).then(waiting(Pages.SIZE + 1, 2));

        Answer<List<ApprovalEntry>> answer = reading.approvals().get();

        assertThat(((Answer.Given<List<ApprovalEntry>>) answer).value())
                .hasSize(Pages.SIZE + 2)
                .extracting(ApprovalEntry::id)
                .startsWith("R-1")
                .endsWith("R-502");
        assertThat(api.asked()).hasSize(2);
    }

    private static ScriptedApi.Line waiting(int first, int size) {
        List<ApprovalEntry> entries = IntStream.range(first, first + size)
                .mapToObj(number -> new ApprovalEntry(
                        ApprovalEntry.Kind.ROLLOUT_START,
                        "R-" + number,
                        "Stack 4.3.0",
                        "launch",
                        "5f",
                        1,
                        "ada",
                        NOON,
                        NOON.plusSeconds(1_800),
                        "",
                        20,
                        "4.3.0",
                        Map.of("4.2.0", 20),
                        null))
                .toList();
        return context -> context.contentType("application/json")
                .result(Json.strict().writeValueAsString(new ApiEnvelope<>(entries, Map.of(), NOON)));
    }

    private static RolloutEntry entry() {
        return new RolloutEntry(
                "R-7",
                "Stack 4.3.0",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                RolloutStatus.RUNNING,
                3,
                1,
                Map.of(CarStage.FAILED, 1),
                0,
                List.of(),
                "5f",
                false,
                false,
                null,
                null,
                "ada",
                NOON,
                null,
                NOON,
                null,
                null,
                null);
    }
}
