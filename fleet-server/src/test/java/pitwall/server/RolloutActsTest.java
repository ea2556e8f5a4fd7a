package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RevokeRelease;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// What people do to rollouts, several of them at once, and what stands in the report.
class RolloutActsTest {
    /// All cars at once, and no number of failures stops it.
    private static final String TOLERANT = """
            {"name": "for all", "version": "%s", "phases": [{"name": "all", "query": "region:*", "soakMs": 200,
             "successThreshold": 0, "failureLimit": 1, "minimumSample": 1, "canaryHealthy": false}]}
            """.formatted(UpdateStage.NEXT);

    @TempDir
    Path folder;

    private final long seed = Seeds.announced("people who act on rollouts").value();

    private static <T> List<T> atOnce(int times, Supplier<T> doing) {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<CompletableFuture<T>> all = IntStream.range(0, times)
                    .mapToObj(number -> CompletableFuture.supplyAsync(doing, threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    @Test
    void ofManyAtOnceOneIsTakenAndTheOthersAreTold() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "")) {
            String key = UUID.randomUUID().toString();
            List<Person.Reply> created =
                    atOnce(64, () -> stage.manager().post("/api/v1/rollouts", plan(""), "Idempotency-Key", key));
            assertThat(created).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
            assertThat(created.stream().map(Person.Reply::body).distinct()).hasSize(1);
            assertThat(stage.manager().get("/api/v1/rollouts").data()).hasSize(1);

            RolloutEntry seen = created.getFirst().data(RolloutEntry.class);
            List<Person.Reply> started = atOnce(16, () -> act(stage.manager(), seen, "start"));
            assertThat(started.stream().filter(reply -> reply.status() == 200)).hasSize(1);
            assertThat(started.stream().filter(reply -> reply.status() == 412)).hasSize(15);
            assertThat(started.stream().filter(reply -> reply.status() == 412))
                    .allSatisfy(reply -> assertThat(reply.body()).contains("It was changed meanwhile"));
        }
    }

    @Test
    void anAbortKeepsWhatIsInstalledAndAsksNobodyElse() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 4, "")) {
            RolloutEntry started = stage.launched(plan(", \"parallel\": 1"));
            stage.awaitSucceeded(started.id(), 1);
            Person.Reply aborted =
                    stage.manager().post("/api/v1/rollouts/" + started.id() + "/abort", because("Enough"));

            assertThat(aborted.status()).as(aborted.body()).isEqualTo(200);
            RolloutEntry over = stage.awaitStatus(started.id(), RolloutStatus.ABORTED);
            assertThat(over.cars().getOrDefault(CarStage.SUCCEEDED, 0)).isPositive();
            assertThat(over.cars().getOrDefault(CarStage.LEFT_BEHIND, 0)).isPositive();
            assertThat(stage.progress(started.id()).stream().filter(car -> car.stage() == CarStage.LEFT_BEHIND))
                    .allSatisfy(car -> assertThat(car.attempt()).isZero());
            JsonNode report = report(stage, started.id());
            assertThat(report.path("leftBehind")).isNotEmpty();
            assertThat(acts(report)).containsExactly("launch", "approve", "abort");
        }
    }

    @Test
    void carsThatFailedAreTriedAgainAndTheReportSaysWhy() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "update=100%")) {
            RolloutEntry started = stage.launched(TOLERANT);
            RolloutEntry over = stage.awaitStatus(started.id(), RolloutStatus.COMPLETED_WITH_FAILURES);
            assertThat(over.cars()).isEqualTo(Map.of(CarStage.FAILED, 2));

            Person.Reply again = act(stage.manager(), over, "retry", because("A second try"));
            assertThat(again.status()).as(again.body()).isEqualTo(200);
            RolloutEntry asked = again.data(RolloutEntry.class);
            assertThat(asked.status()).as("two people started it").isEqualTo(RolloutStatus.COMPLETED_WITH_FAILURES);
            stage.cars().restart();
            assertThat(stage.approver().get("/api/v1/approvals?mine=true").data())
                    .as("it is over, and still somebody is asked")
                    .anyMatch(entry -> entry.path("id").asText().equals(started.id()));
            assertThat(stage.approved(asked).status()).isEqualTo(RolloutStatus.RUNNING);
            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED_WITH_FAILURES);

            assertThat(stage.progress(started.id()))
                    .allSatisfy(car -> assertThat(car.attempt()).isEqualTo(2));
            JsonNode report = report(stage, started.id());
            assertThat(report.path("failed").properties())
                    .hasSize(1)
                    .allSatisfy(reason -> assertThat(reason.getValue()).hasSize(2));
            assertThat(acts(report)).containsExactly("launch", "approve", "retry", "approve");
            Person.Reply page =
                    stage.manager().get("/api/v1/rollouts/" + started.id() + "/report", "Accept", "text/html");
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.body()).contains("A second try").doesNotContain("<script");
            assertThat(page.body()).contains("lang=\"en\"", "Completed with failures", "is as it was signed");
            assertThat(page.body())
                    .contains("What was planned", "No canary.", "of the finished cars must succeed", "a car 5 min");
            String path = "/api/v1/rollouts/" + started.id() + "/report";
            assertThat(stage.manager()
                            .get(path, "Accept", "text/html", "Accept-Language", "de-DE, en;q=0.5")
                            .body())
                    .contains("lang=\"de\"", "Fertig mit Fehlern", "2 Autos", "versuchen „A second try“")
                    .doesNotContain("StatusChanged", "COMPLETED_WITH_FAILURES", "Fahrzeug");
            assertThat(stage.manager()
                            .get(path + "?lang=de", "Accept", "text/html")
                            .body())
                    .contains("Freigegeben: approver", "wie sie signiert wurde");
            assertThat(stage.manager().get(path + "?lang=tlh").status()).isEqualTo(400);
            assertThat(report.path("failures").elements().next().asInt()).isEqualTo(2);
            assertThat(report.path("lanes").path(0).path("cars").path("failed").asInt())
                    .isEqualTo(2);
            assertThat(report.path("audit").path("verifiedTo").asLong())
                    .isEqualTo(report.path("audit").path("to").asLong());
            assertThat(report.path("audit").has("broken")).isFalse();
        }
    }

    @Test
    void whatCannotGoBackIsListed() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 5, "")) {
            CarId first = stage.cars().cars().getFirst();
            String gone = born(stage, first);
            List<CarId> stuck = stage.cars().cars().stream()
                    .filter(car -> born(stage, car).equals(gone))
                    .toList();
            assertThat(stage.manager()
                            .post("/api/v1/releases/" + gone + "/revocation", new RevokeRelease("Not any more"))
                            .status())
                    .isLessThan(300);
            RolloutEntry started = stage.launched(TOLERANT);
            RolloutEntry over = stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);
            Person.Reply back = act(stage.manager(), over, "rollback", because("All back"));
            assertThat(back.status()).as(back.body()).isEqualTo(200);
            stage.awaitStatus(started.id(), RolloutStatus.ROLLED_BACK);

            for (CarUpdate car : stage.progress(started.id())) {
                assertThat(car.stage())
                        .isEqualTo(stuck.contains(car.car()) ? CarStage.NO_ROLLBACK_TARGET : CarStage.ROLLED_BACK);
            }
            assertThat(StreamSupport.stream(
                                    report(stage, started.id())
                                            .path("withoutWayBack")
                                            .spliterator(),
                                    false)
                            .map(node -> new CarId(node.asText())))
                    .containsExactlyInAnyOrderElementsOf(stuck);
            assertThat(stage.manager().get("/api/updates/" + first + "/history").data(CarUpdate[].class))
                    .hasSize(1);
        }
    }

    @Test
    void itStartsAtItsTimeByItselfAndARevokedReleaseEndsIt() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            String soon = InstantSource.system()
                    .instant()
                    .plus(Duration.ofSeconds(6))
                    .truncatedTo(ChronoUnit.MILLIS)
                    .toString();
            Person.Reply asked = stage.manager()
                    .post(
                            "/api/updates/staged-rollout",
                            plan(", \"parallel\": 1")
                                    .replace("\"phases\"", "\"startAt\": \"" + soon + "\", \"phases\""));
            assertThat(asked.status()).as(asked.body()).isEqualTo(202);
            RolloutEntry scheduled = stage.approved(asked.data(RolloutEntry.class));
            assertThat(scheduled.status()).isEqualTo(RolloutStatus.SCHEDULED);
            stage.awaitStatus(scheduled.id(), RolloutStatus.RUNNING);

            stage.manager().post("/api/v1/releases/" + UpdateStage.NEXT + "/revocation", new RevokeRelease("A hole"));
            stage.awaitStatus(scheduled.id(), RolloutStatus.ABORTED);
            assertThat(StreamSupport.stream(
                                    report(stage, scheduled.id()).path("events").spliterator(), false)
                            .map(event -> event.path("because").asText()))
                    .contains("RELEASE_REVOKED");
        }
    }

    @Test
    void aClosedWindowLeavesCarsForLaterAndSaysUntilWhen() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            LocalTime opens = LocalTime.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC)
                    .plusHours(2)
                    .truncatedTo(ChronoUnit.MINUTES);
            String windows = "\"windows\": [{\"from\": \"%s\", \"to\": \"%s\"}], \"phases\""
                    .formatted(opens, opens.plusHours(1));

            JsonNode phase = stage.manager()
                    .post("/api/v1/rollouts/preview", plan("").replace("\"phases\"", windows))
                    .data()
                    .path("phases")
                    .path(0);
            assertThat(phase.path("eligible")).isEmpty();
            assertThat(phase.path("later")).hasSize(2);
            RolloutEntry started = stage.launched(plan("").replace("\"phases\"", windows));
            assertThat(started.status()).isEqualTo(RolloutStatus.RUNNING);

            JsonNode verdict = stage.manager()
                    .get("/api/v1/cars/" + stage.cars().cars().getFirst() + "/desired")
                    .data()
                    .path("verdicts")
                    .path(0);
            assertThat(verdict.path("reason").asText()).isEqualTo("OUTSIDE_WINDOW");
            assertThat(verdict.path("possibleAt").asText()).contains(opens.toString());
            assertThat(stage.progress(started.id()))
                    .allSatisfy(car -> assertThat(car.attempt()).isZero());
            Person.Reply wrong = stage.manager()
                    .post(
                            "/api/v1/rollouts",
                            plan("").replace("\"phases\"", windows.replace(opens.toString(), "25:00")));
            assertThat(wrong.json().path("errors").path(0).path("field").asText())
                    .isEqualTo("windows[0].from");
        }
    }

    @Test
    void onePersonWritesDownSoManyRolloutsAnHour() {
        try (TestServer server = TestServer.start(
                folder,
                InstantSource.system(),
                settings -> settings.withLimits(new ServerSettings.Limits(10_000, 10_000, 16, 2)))) {
            Person rita = server.person("rita", Role.RELEASE_MANAGER, null);

            List<Integer> answers = IntStream.range(0, 3)
                    .mapToObj(number -> rita.post("/api/v1/rollouts", plan("")).status())
                    .toList();

            assertThat(answers).containsExactly(409, 409, 429);
        }
    }

    private static String born(RolloutStage stage, CarId car) {
        return Objects.requireNonNull(stage.cars().desired(car).running()).version();
    }

    private static JsonNode report(RolloutStage stage, String id) {
        return stage.manager().get("/api/v1/rollouts/" + id + "/report").data();
    }

    private static List<String> acts(JsonNode report) {
        return StreamSupport.stream(report.path("events").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("Acted"))
                .map(event -> event.path("act").asText())
                .toList();
    }
}
