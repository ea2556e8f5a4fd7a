package pitwall.server.rollout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutDrift.PhaseDrift;

/// Compares the cars that a rollout was planned with and those that its queries mean now. A car belongs to the first
/// phase that means it, as when it was planned. A car that was asked does not leave any more, whatever it is now: most
/// queries stop meaning a car because it got what it should. Lives for one look.
final class Drift {
    private final RolloutState state;
    private final Fleet fleet;
    private final QueryContext context;
    private final Set<CarId> meantEarlier = new HashSet<>();

    Drift(RolloutState state, Fleet fleet, QueryContext context) {
        this.state = state;
        this.fleet = fleet;
        this.context = context;
    }

    /// @param visible whether the reader may see a car; others do not exist for them
    List<PhaseDrift> phases(Predicate<Car> visible) {
        List<PhaseDrift> drifts = new ArrayList<>();
        for (int number = 0; number < state.plan().phases().size(); number++) {
            drifts.add(phase(number, state.plan().phases().get(number), visible));
        }
        return List.copyOf(drifts);
    }

    private PhaseDrift phase(int number, Phase phase, Predicate<Car> visible) {
        String query = phase.query();
        if (query == null) {
            phase.targets().forEach(target -> meantEarlier.add(target.car()));
            return new PhaseDrift(phase.name(), null, 0, List.of(), 0, List.of());
        }
        Set<CarId> meant = meant(query(query), visible);
        List<CarId> joined = meant.stream()
                .filter(car -> state.progress(car).isEmpty())
                .sorted()
                .toList();
        List<CarId> left = phase.targets().stream()
                .map(Target::car)
                .filter(car -> !meant.contains(car) && isUntouched(car))
                .sorted()
                .toList();
        return new PhaseDrift(
                phase.name(),
                query,
                joined.size(),
                few(joined),
                left.size(),
                few(left),
                phase.mostCars(),
                phase.followsQuery() ? state.isSettled(number) : null);
    }

    private Set<CarId> meant(CarQuery query, Predicate<Car> visible) {
        Stream<Car> free = fleet.cars().stream().filter(car -> !meantEarlier.contains(car.id()));
        Set<CarId> meant = free.filter(car -> visible.test(car) && fleet.isMeant(query, car, context))
                .map(Car::id)
                .collect(Collectors.toSet());
        meantEarlier.addAll(meant);
        return meant;
    }

    private boolean isUntouched(CarId car) {
        return state.progress(car)
                .filter(one -> one.stage() == CarStage.WAITING && one.attempt() == 0)
                .isPresent();
    }

    private static List<CarId> few(List<CarId> cars) {
        return cars.subList(0, Math.min(RolloutDrift.MOST_CARS, cars.size()));
    }

    /// Only what could be read was ever stored.
    static CarQuery query(String text) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid(var error) -> throw new IllegalStateException("a stored query is damaged: " + text);
        };
    }
}
