package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.Json;
import pitwall.protocol.rest.HistoryCoverage;
import pitwall.protocol.rest.HistoryCoverage.Span;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// How the fleet was, and a server that is killed with SIGKILL while it writes that down.
class HistoryKillTest {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final int STEPS = 3;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("cars whose server is killed while it keeps how they were");

    @Test
    void whatWasToldBeforeAKillIsToldAfterIt() throws Exception {
        try (KilledServer server = new KilledServer(folder);
                ServerView admin = server.admin();
                SimulatedFleet fleet = SimulatedFleet.start(
                        new SimulationSettings(
                                        server.uri(), 4, seeds.value(), KilledServer.ENROLMENT_KEY, FaultPlan.NONE)
                                .calmed(),
                        InstantSource.system())) {
            Span before = grown(admin, 1);
            List<HistoryPage.Step> told = steps(admin, before);

            server.killAndRestart();

            Span after = grown(admin, 2);
            assertThat(steps(admin, before)).isEqualTo(told).hasSizeGreaterThanOrEqualTo(STEPS);
            assertThat(after.from()).isAfter(before.to());
            List<HistoryPage.Step> later = steps(admin, after);
            assertThat(later.getFirst().begins()).isTrue();
            assertThat(later.getFirst().changes())
                    .hasSizeGreaterThanOrEqualTo(fleet.cars().size());
        }
    }

    /// The last of so many spans, once it has some steps.
    private static Span grown(ServerView admin, int spans) {
        return await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(
                        () -> last(admin, spans),
                        span -> span.filter(some ->
                                        !some.from().plusSeconds(10L * STEPS).isAfter(some.to()))
                                .isPresent())
                .orElseThrow();
    }

    private static Optional<Span> last(ServerView admin, int spans) throws Exception {
        List<Span> there = JSON.treeToValue(admin.get("/api/v1/history").path("data"), HistoryCoverage.class)
                .steps()
                .getFirst()
                .spans();
        return there.size() < spans ? Optional.empty() : Optional.of(there.getLast());
    }

    private static List<HistoryPage.Step> steps(ServerView admin, Span span) throws Exception {
        List<HistoryPage.Step> steps = new ArrayList<>();
        String path = "/api/v1/history/cars?step=PT10S&from=" + span.from() + "&to=" + span.to();
        String after = "";
        while (true) {
            JsonNode data = admin.get(path + after).path("data");
            HistoryPage page = JSON.treeToValue(data, HistoryPage.class);
            steps.addAll(page.steps());
            if (page.next() == null) {
                return steps;
            }
            after = "&after=" + page.next();
        }
    }
}
