package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateEnding;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.UpdateReport;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// One car, updated from the server and brought back, over real sockets with real signatures.
class CarUpdateTest {
    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;

    private final long seed = Seeds.announced("a car that updates").value();
    private UpdateStage stage;

    @BeforeEach
    void start(TestInfo test) {
        String faults = test.getTags().contains("sick") ? "update=100%" : "";
        stage = new UpdateStage(TestServer.start(database, folder), 1, seed, faults);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private static UpdateCar to(String version) {
        return new UpdateCar(version, null, null, null);
    }

    private CarId onlyCar() {
        return stage.cars().getFirst();
    }

    private void awaitEnd(CarStage wanted) {
        await().atMost(UpdateStage.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stage.update(onlyCar()).stage(), wanted::equals);
    }

    private List<String> timeline(CarId car) {
        return StreamSupport.stream(
                        stage.manager()
                                .get("/api/v1/cars/" + car + "/timeline")
                                .data()
                                .spliterator(),
                        false)
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    @Test
    void aCarPullsProvesAndGoesBackToWhatItRan() {
        CarId car = onlyCar();
        String born = Objects.requireNonNull(stage.desired(car).running()).version();

        Person.Reply asked = stage.manager().post("/api/v1/cars/" + car + "/update", to(UpdateStage.NEXT));
        assertThat(asked.status()).isEqualTo(202);
        awaitEnd(CarStage.SUCCEEDED);

        DesiredCar there = stage.desired(car);
        assertThat(Objects.requireNonNull(there.running()).version()).isEqualTo(UpdateStage.NEXT);
        assertThat(there.generation()).isEqualTo(1);
        assertThat(there.verdicts()).isEmpty();
        assertThat(stage.update(car).status()).isEqualTo(RolloutStatus.COMPLETED);
        assertThat(stage.update(car).attempt()).isEqualTo(1);
        Car seen = stage.manager().get("/api/v1/cars/" + car).data(Car.class);
        assertThat(seen.status().desiredVersion()).isEqualTo(UpdateStage.NEXT);
        assertThat(seen.status().convergence()).isEqualTo(Convergence.CONVERGED);
        assertThat(timeline(car))
                .as("each step once")
                .containsOnlyOnce("desired", "desired_notified", "apply_start", "ready", "update_completed");

        Person.Reply back = stage.manager().post("/api/updates/" + car + "/rollback", to(born));
        assertThat(back.status()).isEqualTo(202);
        awaitEnd(CarStage.SUCCEEDED);

        assertThat(Objects.requireNonNull(stage.desired(car).running()).version())
                .isEqualTo(born);
        assertThat(timeline(car)).contains("rollback_completed");
        assertThat(stage.manager().get("/api/updates/" + car + "/history").data(CarUpdate[].class))
                .extracting(CarUpdate::version)
                .containsExactly(born, UpdateStage.NEXT);
    }

    @Test
    void anOlderOrTheSameVersionIsNeverAnUpdate() {
        CarId car = onlyCar();
        stage.manager().post("/api/v1/cars/" + car + "/update", to(UpdateStage.NEXT));
        awaitEnd(CarStage.SUCCEEDED);

        Person.Reply older = stage.manager().post("/api/v1/cars/" + car + "/update", to("4.2.0"));
        Person.Reply same = stage.manager().post("/api/v1/cars/" + car + "/update", to(UpdateStage.NEXT));

        assertThat(older.code()).isEqualTo("UPDATE_IMPOSSIBLE");
        assertThat(older.body()).contains("DOWNGRADE");
        assertThat(same.code()).isEqualTo("UPDATE_IMPOSSIBLE");
        assertThat(same.body()).contains("ALREADY_CURRENT");
        assertThat(stage.desired(car).generation()).isEqualTo(1);
    }

    @Test
    @Tag("sick")
    void aCarThatIsNotWellWithItGoesBackByItselfAndMayBeAskedAgain() {
        CarId car = onlyCar();

        stage.manager().post("/api/updates/" + car, to(UpdateStage.NEXT));
        awaitEnd(CarStage.FAILED);

        assertThat(stage.update(car).status()).isEqualTo(RolloutStatus.COMPLETED_WITH_FAILURES);
        assertThat(stage.update(car).reason()).isNotNull();
        assertThat(Objects.requireNonNull(stage.desired(car).running()).version())
                .startsWith("4.");
        assertThat(timeline(car)).contains("update_failed");
        assertThat(stage.manager()
                        .post("/api/updates/" + car, to(UpdateStage.NEXT))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        CarId car = onlyCar();
        String path = "/api/v1/cars/" + car;

        assertThat(stage.manager().post(path + "/update", to("9.9.9")).code()).isEqualTo("RELEASE_NOT_CHOOSABLE");
        assertThat(stage.manager().post(path + "/update", to("no version")).status())
                .isEqualTo(400);
        Person.Reply neverRun = stage.manager().post(path + "/rollback", to(UpdateStage.NEXT));
        assertThat(neverRun.status()).isEqualTo(409);
        assertThat(neverRun.body()).contains("NO_ROLLBACK_TARGET");
        assertThat(stage.manager()
                        .post("/api/v1/cars/nobody/update", to(UpdateStage.NEXT))
                        .status())
                .isEqualTo(404);
        assertThat(stage.desired(car).update()).isNull();
        assertThat(stage.desired(car).generation()).isZero();
    }

    @Test
    void theSameWishTwiceIsOneUpdate() {
        CarId car = onlyCar();
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/cars/" + car + "/update";

        Person.Reply first = stage.manager().post(path, to(UpdateStage.NEXT), "Idempotency-Key", key);
        Person.Reply again = stage.manager().post(path, to(UpdateStage.NEXT), "Idempotency-Key", key);
        Person.Reply other = stage.manager().post(path, to(UpdateStage.NEXT));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.code()).isIn("UPDATE_IN_PROGRESS", "UPDATE_IMPOSSIBLE");
        awaitEnd(CarStage.SUCCEEDED);
        assertThat(stage.update(car).attempt()).isEqualTo(1);
        assertThat(stage.desired(car).generation()).isEqualTo(1);
    }

    @Test
    void aCarThatDrivesItselfIsToldWhenItNoLongerDoes() {
        try (TestCar car = new TestCar(stage.server().uri(), "taxi-1")) {
            car.join(1, TestServer.ENROLMENT_KEY);
            car.report(InstantSource.system().instant(), TestCar.drivingItself(true), 80);
            car.awaitAck(car.seq());

            ask(car);

            assertThat(stage.desired(car.id()).verdicts())
                    .extracting(DesiredCar.Verdict::reason)
                    .contains(ReasonCode.AUTONOMOUS_MODE);
            assertThat(stage.update(car.id()).stage()).isEqualTo(CarStage.WAITING);
            car.report(InstantSource.system().instant(), TestCar.drivingItself(false), 80);
            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> stage.update(car.id()).stage(), CarStage.OFFERED::equals);
        }
    }

    @Test
    void aCarThatCannotBeAskedYetIsSeenToWait() {
        try (TestCar car = new TestCar(stage.server().uri(), "taxi-3");
                TestConsole console = TestConsole.watch(stage.manager())) {
            car.join(1, TestServer.ENROLMENT_KEY);
            car.report(InstantSource.system().instant(), TestCar.drivingItself(true), 80);
            car.awaitAck(car.seq());

            ask(car);

            console.until(picture -> waits(picture, car.id()));
            try (TestConsole later = TestConsole.watch(stage.manager())) {
                assertThat(waits(later, car.id())).isTrue();
            }
            stage.restart();
            try (TestConsole after = TestConsole.watch(stage.manager())) {
                assertThat(after.updates().get(car.id()))
                        .isEqualTo(console.updates().get(car.id()));
            }
        }
    }

    @Test
    void aWishThatItsCarHasNotBegunIsTakenBackAndEveryConsoleSeesIt() {
        try (TestCar car = new TestCar(stage.server().uri(), "taxi-4");
                TestConsole console = TestConsole.watch(stage.manager())) {
            car.join(1, TestServer.ENROLMENT_KEY);
            car.report(InstantSource.system().instant(), TestCar.drivingItself(true), 80);
            car.awaitAck(car.seq());
            ask(car);
            console.until(picture -> waits(picture, car.id()));
            String path = "/api/v1/rollouts/" + stage.update(car.id()).rollout() + "/abort";
            Person viewer = stage.server().person("onlooker", Role.VIEWER, null);
            Person elsewhere =
                    stage.server().person("elsewhere", Role.OPERATOR, new Scope(Set.of("atlantis"), Set.of()));

            assertThat(viewer.post(path, RolloutStage.because("No")).status()).isEqualTo(403);
            assertThat(elsewhere.post(path, RolloutStage.because("No")).status())
                    .isEqualTo(404);
            Person.Reply withdrawn = stage.manager().post(path, RolloutStage.because("Wrong car"));

            assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> stage.update(car.id()).status(), RolloutStatus.ABORTED::equals);
            assertThat(stage.update(car.id()).stage()).isEqualTo(CarStage.LEFT_BEHIND);
            console.until(picture -> {
                UpdateProgress seen = picture.updates().get(car.id());
                return seen != null && seen.stage() == CarStage.LEFT_BEHIND && ReasonCode.ABORTED.equals(seen.reason());
            });
            assertThat(stage.manager()
                            .post("/api/v1/cars/taxi-4/update", to(UpdateStage.NEXT))
                            .status())
                    .as("another wish is taken")
                    .isEqualTo(202);
        }
    }

    /// Wants the next release of a car.
    private void ask(TestCar car) {
        Person.Reply asked = stage.manager().post("/api/v1/cars/" + car.id() + "/update", to(UpdateStage.NEXT));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    }

    private static boolean waits(TestConsole console, CarId car) {
        UpdateProgress update = console.updates().get(car);
        return update != null
                && update.stage() == CarStage.WAITING
                && update.version().equals(UpdateStage.NEXT);
    }

    @Test
    void whatACarSaysOfItsFailureIsShownWithoutItsSecretsAndCut() {
        try (TestConsole console = TestConsole.watch(stage.manager());
                TestCar car = new TestCar(stage.server().uri(), "taxi-2")) {
            car.join(1, TestServer.ENROLMENT_KEY);
            car.report(InstantSource.system().instant(), TestCar.drivingItself(false), 80);
            car.awaitAck(car.seq());
            ask(car);
            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> stage.update(car.id()).stage(), CarStage.OFFERED::equals);

            car.failed(stage.update(car.id()), "no answer, password=hunter2\nfrom the new slot " + "x".repeat(400));
            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> stage.update(car.id()).stage(), CarStage.FAILED::equals);

            String rollout = stage.update(car.id()).rollout();
            for (String path : List.of("/api/v1/cars/taxi-2/updates", "/api/v1/rollouts/" + rollout + "/cars")) {
                CarUpdate shown = stage.manager().get(path).data(CarUpdate[].class)[0];
                CarUpdate.Word said = Objects.requireNonNull(shown.said(), path);
                assertThat(said.kind()).isEqualTo("failed");
                assertThat(said.message())
                        .startsWith("no answer, password=‹redacted:value:")
                        .doesNotContain("hunter2")
                        .doesNotContain("\n")
                        .hasSizeLessThanOrEqualTo(UpdateReport.MOST_MESSAGE);
            }
            String said = Objects.requireNonNull(stage.update(car.id()).said()).message();
            assertThat(said).startsWith("no answer");
            console.until(
                    picture -> !picture.news(FleetEvent.UpdateFailed.class).isEmpty());
            assertThat(console.news(FleetEvent.UpdateFailed.class).getFirst().ending())
                    .isEqualTo(new UpdateEnding(
                            car.id(),
                            rollout,
                            UpdateStage.NEXT,
                            stage.update(car.id()).reason(),
                            said,
                            stage.update(car.id()).since()));
        }
    }

    @Test
    void anUpdateIsThereWhileItEnds() throws InterruptedException {
        for (int number = 11; number < 17; number++) {
            try (TestCar car = new TestCar(stage.server().uri(), "taxi-" + number)) {
                car.join(1, TestServer.ENROLMENT_KEY);
                car.report(InstantSource.system().instant(), TestCar.drivingItself(false), 80);
                car.awaitAck(car.seq());
                ask(car);
                await().atMost(UpdateStage.PATIENCE)
                        .until(() -> stage.update(car.id()).stage(), CarStage.OFFERED::equals);
                AtomicInteger gone = new AtomicInteger();
                List<Thread> lookers = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                            CarUpdate seen = stage.update(car.id());
                            while (seen != null && seen.stage() != CarStage.FAILED) {
                                seen = stage.desired(car.id()).update();
                            }
                            gone.addAndGet(seen == null ? 1 : 0);
                        }))
                        .limit(8)
                        .toList();

                car.failed(stage.update(car.id()), "no answer");

                for (Thread looker : lookers) {
                    looker.join();
                }
                assertThat(gone).as("looks that found nothing").hasValue(0);
            }
        }
    }

    @Test
    void aCarOutsideThePersonsScopeDoesNotExistForThem() {
        CarId car = onlyCar();
        Person elsewhere = stage.server().person("elsewhere", Role.OPERATOR, new Scope(Set.of("atlantis"), Set.of()));

        assertThat(elsewhere
                        .post("/api/v1/cars/" + car + "/update", to(UpdateStage.NEXT))
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .send("GET", "/api/v1/cars/" + car + "/updates", Optional.empty())
                        .status())
                .isEqualTo(404);
        assertThat(stage.desired(car).update()).isNull();
    }
}
