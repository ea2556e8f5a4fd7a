package pitwall.fleet.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.TestCars;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;

class UpdateCheckTest {
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
    private static final Release RELEASE = new Release(
            "4.3.0",
            new Artifact("b".repeat(64), 10),
            43,
            ReleaseTrust.TRUSTED,
            Set.of("i4"),
            Set.of(),
            Set.of("4.2.1"),
            0,
            "",
            Set.of(),
            NOW);
    private static final Software OLD = new Software("4.2.1", "a".repeat(64), 42);

    @Test
    void aParkedChargedCarMayBeginNow() {
        assertThat(check(car(Motion.PARKED, 30, OLD))).isEmpty();
    }

    @Test
    void aDrivingCarWaitsUntilItIsParkedAndNobodyKnowsHowLong() {
        assertThat(check(car(Motion.DRIVING, 80, OLD))).singleElement().satisfies(verdict -> {
            assertThat(verdict.reason()).isEqualTo(ReasonCode.NOT_STATIONARY);
            assertThat(verdict.since()).isNull();
            assertThat(verdict.possibleAt()).isNull();
            assertThat(verdict.words()).isEqualTo("update.why.NOT_STATIONARY");
        });
    }

    /// One time is kept for all that a car says of itself: what it said last need not be what stands in the way.
    @ParameterizedTest
    @EnumSource(names = {"SAFE_MODE", "LOCAL_ESTOP"})
    void whatElseACarSaysLaterIsNotTakenForTheBeginningOfWhatStandsInTheWay(SafetyState safety) {
        Car well = TestCars.well("car-1");
        CarStatus said = well.status();
        Car driving = well.with(TestCars.vitals(NOW, 10))
                .with(new CarStatus(
                        Motion.DRIVING,
                        said.workload(),
                        said.agent(),
                        safety,
                        Convergence.APPLYING,
                        said.connectivity(),
                        said.actualVersion(),
                        said.desiredVersion(),
                        said.reason(),
                        said.message(),
                        NOW.minusSeconds(5),
                        said.problemSince()));

        List<UpdateVerdict> verdicts = check(CarFacts.of(driving, OLD, true, null, List.of(), null, true, null));

        assertThat(reasons(verdicts))
                .containsExactlyInAnyOrder(
                        new ReasonCode(safety.name()),
                        ReasonCode.CONFLICTING_ROLLOUT,
                        ReasonCode.NOT_STATIONARY,
                        ReasonCode.AUTONOMOUS_MODE,
                        ReasonCode.BATTERY_LOW);
        assertThat(verdicts).extracting(UpdateVerdict::since).containsOnlyNulls();
    }

    @Test
    void aCarThatIsOutOfReachSaysWhenItWasHeardLast() {
        CarFacts silent = car(Motion.PARKED, 80, OLD).heard(Connectivity.OFFLINE, NOW.minusSeconds(90));

        assertThat(check(silent))
                .containsExactly(UpdateVerdict.waits(ReasonCode.NETWORK_UNREACHABLE, NOW.minusSeconds(90)));
    }

    @Test
    void aCarWithAnotherComputerIsNeverAsked() {
        Release release = new Release(
                "4.3.0",
                new Artifact("b".repeat(64), 10),
                43,
                ReleaseTrust.TRUSTED,
                Set.of(),
                Set.of("B2"),
                Set.of(),
                0,
                "",
                Set.of(),
                NOW);
        UpdateDemand wanted = new UpdateDemand(release, UpdateKind.UPDATE, true, SafetyRule.DEFAULT, null, null);

        assertThat(UpdateCheck.misfit(car(Motion.PARKED, 80, OLD, "A1"), wanted))
                .contains(ReasonCode.HARDWARE_MISMATCH);
        assertThat(UpdateCheck.misfit(car(Motion.PARKED, 80, OLD, null), wanted))
                .contains(ReasonCode.HARDWARE_MISMATCH);
        assertThat(UpdateCheck.misfit(car(Motion.PARKED, 80, OLD, "B2"), wanted))
                .isEmpty();
    }

    @Test
    void unknownIsNeverTakenForFine() {
        assertThat(reasons(check(car(Motion.UNKNOWN, null, OLD))))
                .containsExactly(ReasonCode.NOT_STATIONARY, ReasonCode.BATTERY_LOW);
    }

    @Test
    void aLowBatterySaysHowMuchIsThereAndHowMuchIsNeeded() {
        assertThat(check(car(Motion.PARKED, 29, OLD)))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.arguments()).containsExactly("29", "30"));
    }

    @Test
    void aChargerAndACheapNetworkAreWaitedForAndNobodyKnowsHowLong() {
        SafetyRule more = new SafetyRule(new RuleScope.Everywhere(), false, 0, false, List.of(), true, true);
        UpdateDemand demand = new UpdateDemand(RELEASE, UpdateKind.UPDATE, false, more, null, null);
        UpdateDemand forced = new UpdateDemand(RELEASE, UpdateKind.UPDATE, true, more, null, null);
        UpdateCheck check = new UpdateCheck(SafetyPolicy.DEFAULT);
        CarFacts silent = car(Motion.PARKED, 80, OLD);

        List<UpdateVerdict> verdicts = check.verdicts(silent, demand, List.of(), NOW);

        assertThat(reasons(verdicts)).containsExactly(ReasonCode.NOT_CHARGING, ReasonCode.METERED_NETWORK);
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.weight()).isEqualTo(UpdateVerdict.Weight.WAITS);
            assertThat(verdict.possibleAt()).isNull();
        });
        assertThat(check.verdicts(silent, forced, List.of(), NOW)).isEmpty();
        assertThat(reasons(check.verdicts(at(silent, true, NetworkKind.CELLULAR), demand, List.of(), NOW)))
                .containsExactly(ReasonCode.METERED_NETWORK);
        assertThat(check.verdicts(at(silent, true, NetworkKind.WIFI), demand, List.of(), NOW))
                .isEmpty();
    }

    private static CarFacts at(CarFacts car, boolean powered, NetworkKind network) {
        return new CarFacts(
                car.car(),
                car.region(),
                car.model(),
                car.connectivity(),
                car.motion(),
                car.safety(),
                car.batteryPercent(),
                car.autonomous(),
                car.updating(),
                car.running(),
                car.history(),
                car.hardware(),
                car.heldBy(),
                car.heard(),
                powered,
                network);
    }

    @Test
    void aClosedWindowSaysWhenItOpens() {
        SafetyRule night = new SafetyRule(
                new RuleScope.Everywhere(),
                true,
                30,
                true,
                List.of(UpdateWindow.daily(LocalTime.of(23, 0), LocalTime.of(4, 0))));
        UpdateCheck check = new UpdateCheck(new SafetyPolicy(1, List.of(night), Map.of(), ZoneOffset.UTC));

        List<UpdateVerdict> verdicts =
                check.verdicts(car(Motion.PARKED, 80, OLD), demand(UpdateKind.UPDATE, false), List.of(), NOW);

        assertThat(verdicts)
                .singleElement()
                .isEqualTo(UpdateVerdict.waitsUntil(ReasonCode.OUTSIDE_WINDOW, Instant.parse("2026-05-04T23:00:00Z")));
    }

    @Test
    void forceLiftsTheServersGatesAndNothingElse() {
        CarFacts car = car(Motion.DRIVING, 3, new Software("4.9.9", "d".repeat(64), 42));

        List<UpdateVerdict> verdicts =
                new UpdateCheck(SafetyPolicy.DEFAULT).verdicts(car, demand(UpdateKind.UPDATE, true), List.of(), NOW);

        assertThat(reasons(verdicts)).containsExactly(ReasonCode.FROM_VERSION);
    }

    @Test
    void aNewerBuildIsNotReplacedByAnUpdateButByAWayBack() {
        CarFacts car = car(Motion.PARKED, 80, new Software("5.0.0", "e".repeat(64), 50));

        assertThat(UpdateCheck.misfit(car, demand(UpdateKind.UPDATE, false))).contains(ReasonCode.DOWNGRADE);
        assertThat(UpdateCheck.misfit(car, demand(UpdateKind.ROLLBACK, false))).isEmpty();
    }

    @Test
    void aCarThatProvesTheReleaseNeedsNothing() {
        assertThat(reasons(check(car(Motion.PARKED, 80, RELEASE.software()))))
                .containsExactly(ReasonCode.ALREADY_CURRENT);
    }

    @Test
    void whatWillNeverHappenStandsBeforeWhatWaits() {
        List<UpdateVerdict> verdicts = new UpdateCheck(SafetyPolicy.DEFAULT)
                .verdicts(
                        car(Motion.DRIVING, 80, RELEASE.software()),
                        demand(UpdateKind.UPDATE, false),
                        List.of(UpdateVerdict.needsSomebody(ReasonCode.PAUSED, NOW)),
                        NOW);

        assertThat(reasons(verdicts))
                .containsExactly(ReasonCode.ALREADY_CURRENT, ReasonCode.PAUSED, ReasonCode.NOT_STATIONARY);
    }

    @Test
    void aWishHasABeginningAndAnEnd() {
        UpdateDemand later =
                new UpdateDemand(RELEASE, UpdateKind.UPDATE, false, SafetyRule.DEFAULT, NOW.plusSeconds(60), null);
        UpdateDemand past =
                new UpdateDemand(RELEASE, UpdateKind.UPDATE, false, SafetyRule.DEFAULT, null, NOW.minusSeconds(1));
        UpdateCheck check = new UpdateCheck(SafetyPolicy.DEFAULT);

        assertThat(check.verdicts(car(Motion.PARKED, 80, OLD), later, List.of(), NOW))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.possibleAt()).isEqualTo(NOW.plusSeconds(60)));
        assertThat(reasons(check.verdicts(car(Motion.PARKED, 80, OLD), past, List.of(), NOW)))
                .containsExactly(ReasonCode.EXPIRED);
    }

    private static List<UpdateVerdict> check(CarFacts car) {
        return new UpdateCheck(SafetyPolicy.DEFAULT).verdicts(car, demand(UpdateKind.UPDATE, false), List.of(), NOW);
    }

    private static List<ReasonCode> reasons(List<UpdateVerdict> verdicts) {
        return verdicts.stream().map(UpdateVerdict::reason).toList();
    }

    private static UpdateDemand demand(UpdateKind kind, boolean forced) {
        return new UpdateDemand(RELEASE, kind, forced, SafetyRule.DEFAULT, null, null);
    }

    @Test
    void aCarWithAnOlderAgentIsNeverAskedForwardAndMayGoBack() {
        Release release = new Release(
                "4.3.0",
                new Artifact("b".repeat(64), 10),
                43,
                ReleaseTrust.TRUSTED,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                "",
                Set.of(),
                NOW,
                "1.4.0");
        CarFacts old = car(Motion.PARKED, 80, new RunningSoftware(OLD, true, true, "1.3.9"), null);
        CarFacts young = car(Motion.PARKED, 80, new RunningSoftware(OLD, true, true, "1.4.0"), null);

        assertThat(UpdateCheck.misfit(old, agentDemand(release, UpdateKind.UPDATE)))
                .contains(ReasonCode.AGENT_TOO_OLD);
        assertThat(UpdateCheck.misfit(old, agentDemand(release, UpdateKind.ROLLBACK)))
                .isEmpty();
        assertThat(UpdateCheck.misfit(young, agentDemand(release, UpdateKind.UPDATE)))
                .isEmpty();
    }

    private static UpdateDemand agentDemand(Release release, UpdateKind kind) {
        return new UpdateDemand(release, kind, true, SafetyRule.DEFAULT, null, null);
    }

    private static CarFacts car(Motion motion, @Nullable Integer battery, Software software) {
        return car(motion, battery, software, null);
    }

    private static CarFacts car(
            Motion motion, @Nullable Integer battery, Software software, @Nullable String hardware) {
        return car(motion, battery, new RunningSoftware(software, true, true), hardware);
    }

    private static CarFacts car(
            Motion motion, @Nullable Integer battery, RunningSoftware running, @Nullable String hardware) {
        return new CarFacts(
                new CarId("car-1"),
                "munich",
                "i4",
                Connectivity.ONLINE,
                motion,
                SafetyState.NORMAL,
                battery,
                false,
                false,
                running,
                List.of(),
                hardware,
                null,
                NOW);
    }
}
