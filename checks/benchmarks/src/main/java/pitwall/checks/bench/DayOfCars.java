package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.agent.Measured;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.server.registry.StatusRules;
import pitwall.simulator.car.CarModel;
import pitwall.simulator.car.CarSpec;
import pitwall.simulator.car.CarState;
import pitwall.simulator.car.Dice;
import pitwall.simulator.road.Cities;
import pitwall.simulator.road.City;

/// A day of the sample fleet: what its cars report, in steps of ten seconds. Some hundred cars are really lived
/// through, second by second; the others live the same lives at other times of the day, so that no two cars do the same
/// at once. Belongs to one thread.
final class DayOfCars {
    static final Duration STEP = Duration.ofSeconds(10);

    private static final int STEPS = (int) Duration.ofDays(1).dividedBy(STEP);
    private static final int LIVES = 120;
    private static final long SEED = 7;

    private final List<CarSpec> specs = new ArrayList<>();
    private final List<Measured[]> lives = new ArrayList<>();
    private final List<Car> cars = new ArrayList<>();

    /// @param begin when the day begins
    DayOfCars(int size, Instant begin) {
        List<City> cities = Cities.read();
        for (int number = 1; number <= size; number++) {
            City city = cities.get((number - 1) % cities.size());
            CarSpec spec = CarSpec.draw("BENCH", number, city, Dice.of(SEED, number, -1));
            specs.add(spec);
            if (number <= LIVES) {
                lives.add(lived(spec));
            }
            cars.add(new Car(info(spec, begin), CarStatus.neverSeen(null, begin), Vitals.NONE));
        }
        for (int i = 0; i < size; i++) {
            report(i, 0, begin);
        }
    }

    private static Measured[] lived(CarSpec spec) {
        CarModel model = new CarModel(spec);
        CarState state = model.begin(Dice.of(SEED, spec.number(), 0));
        Measured[] life = new Measured[STEPS];
        for (int second = 1; second <= STEPS * STEP.toSeconds(); second++) {
            RandomGenerator dice = Dice.of(SEED, spec.number(), second);
            state = model.step(state, second, SafetyState.NORMAL, dice).state();
            if (second % STEP.toSeconds() == 0) {
                life[(int) (second / STEP.toSeconds()) - 1] = model.measured(state);
            }
        }
        return life;
    }

    private static CarInfo info(CarSpec spec, Instant begin) {
        var profile = spec.profile();
        return new CarInfo(
                spec.id(),
                profile.name(),
                profile.region(),
                profile.model(),
                profile.ring(),
                profile.agentName(),
                profile.vin(),
                Map.of(),
                begin,
                1);
    }

    /// As they are now.
    List<Car> cars() {
        return List.copyOf(cars);
    }

    CarId id(int car) {
        return specs.get(car).id();
    }

    /// The car after what it reports at a step of the day.
    ///
    /// @param at server time
    Car report(int car, int step, Instant at) {
        int later = car / LIVES * (STEPS * LIVES / Math.max(LIVES, specs.size()));
        Measured says = lives.get(car % LIVES)[(step + later) % STEPS];
        Car after = StatusRules.heard(cars.get(car), says.condition(), says.readings(), at, Duration.ZERO);
        cars.set(car, after);
        return after;
    }
}
