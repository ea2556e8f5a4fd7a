package pitwall.simulator.car;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.agent.Measured;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame.Condition;
import pitwall.protocol.CarFrame.Readings;
import pitwall.simulator.road.Cities;
import pitwall.simulator.road.City;
import pitwall.simulator.road.GeoPoint;
import pitwall.testing.Seeds;

final class CarModelTest {
    private static final List<City> CITIES = Cities.read();
    private static final int CARS = 150;
    private static final int SECONDS = 3600;

    private final long seed = Seeds.announced("lives of simulated cars").value();

    @Test
    void everySecondOfEveryLifeIsPossible() {
        for (int number = 1; number <= CARS; number++) {
            CarSpec spec = spec(number);
            CarModel model = new CarModel(spec);
            CarState state = model.begin(Dice.of(seed, number, 0));
            Measured before = model.measured(state);
            for (long second = 1; second <= SECONDS; second++) {
                state = model.step(state, second, SafetyState.NORMAL, Dice.of(seed, number, second))
                        .state();
                Measured now = model.measured(state);
                checkPossible(spec, now);
                checkFollows(before, now);
                before = now;
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameLife() {
        assertThat(life(7, 1200)).isEqualTo(life(7, 1200));
    }

    @Test
    void aCalmCarOnlyDrivesAndCharges() {
        for (int number = 1; number <= CARS; number++) {
            CarModel model = new CarModel(spec(number), true);
            CarState state = model.begin(Dice.of(seed, number, 0));
            String version = state.version();
            for (long second = 1; second <= SECONDS; second++) {
                state = model.step(state, second, SafetyState.NORMAL, Dice.of(seed, number, second))
                        .state();
                assertThat(state.fault()).isInstanceOf(Fault.None.class);
                assertThat(state.isUp()).isTrue();
                assertThat(state.version()).isEqualTo(version);
            }
        }
    }

    @Test
    void twoCarsLiveDifferentLives() {
        assertThat(life(7, 60)).isNotEqualTo(life(8, 60));
    }

    @Test
    void noUpdateBeginsUnlessTheCarIsInANormalStateOfSafety() {
        for (int number = 1; number <= CARS; number++) {
            CarModel model = new CarModel(spec(number));
            CarState state = model.begin(Dice.of(seed, number, 0));
            boolean changing = state.software().isChanging() || state.software() instanceof Software.Failed;
            for (long second = 1; second <= SECONDS && !changing; second++) {
                state = model.step(state, second, SafetyState.SAFE_MODE, Dice.of(seed, number, second))
                        .state();
                assertThat(state.software()).isNotInstanceOf(Software.Applying.class);
            }
        }
    }

    @Test
    void aCarWritesAsManyLinesAsItIsAskedTo() {
        for (double perMinute : new double[] {0, 60, 600}) {
            CarModel model = new CarModel(spec(1), true, perMinute);
            CarState state = model.begin(Dice.of(seed, 1, 0));
            double expected = 0;
            int lines = 0;
            for (long second = 1; second <= 2_000; second++) {
                CarModel.Step step = model.step(state, second, SafetyState.NORMAL, Dice.of(seed, 1, second));
                state = step.state();
                expected += perMinute / (state.activity() instanceof Activity.Driving ? 60 : 400);
                lines += (int) step.reports().stream()
                        .filter(Report.Line.class::isInstance)
                        .count();
            }

            assertThat((double) lines)
                    .as("%s lines a minute, seed %s", perMinute, seed)
                    .isBetween(expected - 5 * Math.sqrt(expected + 1), expected + 5 * Math.sqrt(expected + 1));
        }
    }

    @Test
    void aFleetLooksLikeOneThatIsWell() {
        Map<Convergence, Integer> axes = new EnumMap<>(Convergence.class);
        int failed = 0;
        int away = 0;
        int driving = 0;
        int samples = 0;
        for (int number = 1; number <= 600; number++) {
            CarModel model = new CarModel(spec(number));
            CarState state = model.begin(Dice.of(seed, number, 0));
            for (long second = 1; second <= 1800; second++) {
                state = model.step(state, second, SafetyState.NORMAL, Dice.of(seed, number, second))
                        .state();
                if (second % 60 == 0) {
                    Condition condition = model.measured(state).condition();
                    samples++;
                    axes.merge(condition.convergence(), 1, Integer::sum);
                    failed += condition.workload() == Workload.FAILED ? 1 : 0;
                    away += state.isUp() ? 0 : 1;
                    driving += condition.motion() == Motion.DRIVING ? 1 : 0;
                }
            }
        }

        assertThat(share(axes.get(Convergence.PENDING), samples) + share(axes.get(Convergence.APPLYING), samples))
                .isBetween(1.0, 5.0);
        assertThat(share(axes.get(Convergence.BLOCKED), samples)).isBetween(0.5, 3.0);
        assertThat(share(failed, samples)).isBetween(0.1, 1.5);
        assertThat(share(away, samples)).isBetween(0.8, 4.0);
        assertThat(share(driving, samples)).isBetween(25.0, 60.0);
        assertThat(share(axes.get(Convergence.CONVERGED), samples)).isBetween(90.0, 97.0);
    }

    @Test
    void everyKindOfTroubleIsMetSoonerOrLater() {
        Set<ReasonCode> met = new HashSet<>();
        for (int number = 1; number <= 1500; number++) {
            CarModel model = new CarModel(spec(number));
            CarState state = model.begin(Dice.of(42, number, 0));
            for (long second = 1; second <= 1800; second++) {
                state = model.step(state, second, SafetyState.NORMAL, Dice.of(42, number, second))
                        .state();
                ReasonCode reason = model.measured(state).condition().reason();
                if (reason != null) {
                    met.add(reason);
                }
            }
        }

        assertThat(met)
                .contains(
                        ReasonCode.BATTERY_LOW,
                        ReasonCode.NOT_STATIONARY,
                        ReasonCode.SIGNATURE_INVALID,
                        ReasonCode.APPLY_TIMEOUT,
                        ReasonCode.DISK_FULL,
                        ReasonCode.WORKLOAD_CRASHED,
                        ReasonCode.AGENT_FAILED,
                        ReasonCode.OVERHEATED,
                        ReasonCode.CHARGER_FAULT);
    }

    private static void checkPossible(CarSpec spec, Measured now) {
        Readings readings = now.readings();
        Condition condition = now.condition();
        GeoPoint point = point(now);
        assertThat(spec.city().bounds().contains(point))
                .as("%s at %s", spec.id(), point)
                .isTrue();
        assertThat(readings.batteryPercent()).isBetween(0, 100);
        assertThat(readings.temperatureCelsius()).isBetween(10, 115);
        boolean driving = condition.motion() == Motion.DRIVING;
        assertThat(driving && Boolean.TRUE.equals(readings.charging()))
                .as("drives while charging")
                .isFalse();
        assertThat(driving && condition.workload() == Workload.UPDATING)
                .as("drives while updating")
                .isFalse();
        assertThat(readings.speedKmh()).isBetween(0, driving ? 90 : 0);
    }

    private static void checkFollows(Measured before, Measured now) {
        double moved = point(before).metresTo(point(now));
        assertThat(moved).as("metres in a second").isLessThan(90 / 3.6 + 3);
    }

    private static GeoPoint point(Measured measured) {
        Readings readings = measured.readings();
        Double latitude = readings.latitude();
        Double longitude = readings.longitude();
        return latitude == null || longitude == null ? new GeoPoint(0, 0) : new GeoPoint(latitude, longitude);
    }

    private List<Object> life(int number, int seconds) {
        CarModel model = new CarModel(spec(number));
        CarState state = model.begin(Dice.of(seed, number, 0));
        List<Object> life = new ArrayList<>();
        for (long second = 1; second <= seconds; second++) {
            CarModel.Step step = model.step(state, second, SafetyState.NORMAL, Dice.of(seed, number, second));
            state = step.state();
            life.add(model.measured(state));
            life.addAll(step.reports());
        }
        return life;
    }

    private CarSpec spec(int number) {
        return CarSpec.draw("WBA", number, CITIES.get(number % CITIES.size()), Dice.of(seed, number, -1));
    }

    private static double share(@Nullable Integer part, int whole) {
        return part == null ? 0 : 100.0 * part / whole;
    }
}
