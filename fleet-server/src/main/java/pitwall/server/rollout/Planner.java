package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.release.Release;
import pitwall.fleet.rollout.LaunchTerms;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Target;
import pitwall.server.release.Releases;

/// Makes plans of wishes: which cars, frozen one by one, and whether a second person must be asked.
final class Planner {
    /// More cars than this need a second person.
    static final int MOST_CARS = 500;

    /// A larger share of a region's cars than this needs a second person.
    static final int MOST_PERCENT = 10;

    private final Releases releases;
    private final Builds builds;
    private final FreshnessPolicy freshness;

    Planner(Releases releases, Builds builds, FreshnessPolicy freshness) {
        this.releases = releases;
        this.builds = builds;
        this.freshness = freshness;
    }

    /// A plan, or why there is none.
    sealed interface Planned {
        /// @param production whether cars beyond the first ring are in it
        record Plan(RolloutPlan plan, boolean production) implements Planned {}

        record Not(RolloutAnswer why) implements Planned {}
    }

    /// @param visible whether the person may see a car; others do not exist for them
    Planned plan(Handle sql, RolloutId id, RolloutWish wish, Fleet fleet, Predicate<Car> visible, Instant now) {
        Optional<Release> release = releases.choosable(wish.version());
        if (release.isEmpty()) {
            return new Planned.Not(notChoosable(wish.version()));
        }
        Map<CarId, Car> seen =
                fleet.cars().stream().filter(visible).collect(Collectors.toMap(Car::id, Function.identity()));
        Set<CarId> taken = new HashSet<>();
        List<Phase> phases = new ArrayList<>();
        for (RolloutWish.PhaseOf phase : wish.phases()) {
            Optional<CarId> unknown =
                    phase.cars().stream().filter(car -> !seen.containsKey(car)).findFirst();
            if (unknown.isPresent()) {
                return new Planned.Not(new RolloutAnswer.NoSuchCar(unknown.get().value()));
            }
            List<Target> targets = builds.targets(sql, cars(id, phase, fleet, seen, taken, now));
            targets.forEach(target -> taken.add(target.car()));
            phases.add(new Phase(
                    phase.name(),
                    targets,
                    phase.shape(),
                    phase.parallel(),
                    phase.gates(),
                    phase.timing(),
                    phase.order(),
                    phase.cars().isEmpty() ? phase.query().text() : null,
                    mostCars(wish, phase, targets.size())));
        }
        if (taken.isEmpty()) {
            return new Planned.Not(new RolloutAnswer.NoCars());
        }
        boolean production = taken.stream().anyMatch(car -> isProduction(seen, car));
        int more = phases.stream().mapToInt(Planner::more).sum();
        boolean approval = wish.approval() || wish.forceReason() != null || isLarge(taken, more, fleet.cars());
        LaunchTerms terms = new LaunchTerms(wish.startAt(), approval, wish.forceReason(), wish.note());
        return new Planned.Plan(
                new RolloutPlan(
                        id,
                        wish.name(),
                        release.get(),
                        wish.kind(),
                        phases,
                        wish.conditions(),
                        terms,
                        wish.downloadAhead()),
                production);
    }

    /// Absent where a phase keeps its cars.
    private static @Nullable Integer mostCars(RolloutWish wish, RolloutWish.PhaseOf phase, int now) {
        Integer margin = wish.margin();
        return margin == null || !phase.cars().isEmpty() ? null : now + Math.ceilDiv(now * margin, 100);
    }

    /// How many cars may still join a phase.
    private static int more(Phase phase) {
        Integer most = phase.mostCars();
        return most == null ? 0 : Math.max(0, most - phase.targets().size());
    }

    /// The cars that a phase begins with: those that its query means now, without those that other phases keep.
    ///
    /// @param visible whether a car exists for the rollout
    /// @param free whether no other rollout has it
    RolloutEvent.CarsNamed named(
            Handle sql,
            RolloutPlan plan,
            int number,
            Fleet fleet,
            Predicate<Car> visible,
            Predicate<Car> free,
            Instant now) {
        Phase phase = plan.phases().get(number);
        Set<CarId> kept = new HashSet<>();
        for (int other = 0; other < plan.phases().size(); other++) {
            if (other < number || other > number && !plan.phases().get(other).followsQuery()) {
                plan.phases().get(other).targets().forEach(target -> kept.add(target.car()));
            }
        }
        CarQuery query = Drift.query(Objects.requireNonNull(phase.query()));
        QueryContext context = context(now);
        Map<Boolean, List<Car>> meant = fleet.cars().stream()
                .filter(car -> !kept.contains(car.id()) && visible.test(car) && fleet.isMeant(query, car, context))
                .collect(Collectors.partitioningBy(free));
        return new RolloutEvent.CarsNamed(
                number,
                builds.targets(sql, phase.order().arrange(plan.id(), named(meant, true))),
                named(meant, false).stream().map(Car::id).toList());
    }

    private static List<Car> named(Map<Boolean, List<Car>> meant, boolean free) {
        return meant.getOrDefault(free, List.of());
    }

    private List<Car> cars(
            RolloutId id, RolloutWish.PhaseOf phase, Fleet fleet, Map<CarId, Car> seen, Set<CarId> taken, Instant now) {
        QueryContext context = context(now);
        List<Car> meant = seen.values().stream()
                .filter(car -> !taken.contains(car.id()))
                .filter(car -> phase.cars().isEmpty()
                        ? fleet.isMeant(phase.query(), car, context)
                        : phase.cars().contains(car.id()))
                .toList();
        return phase.order().arrange(id, meant);
    }

    /// What queries are judged by at `now`.
    QueryContext context(Instant now) {
        return new QueryContext(now, freshness);
    }

    private static boolean isProduction(Map<CarId, Car> seen, CarId car) {
        Car known = seen.get(car);
        return known != null && known.info().ring() > 0;
    }

    /// More than so many cars, or more than so large a part of a region.
    ///
    /// @param more how many may still join, wherever they are
    private static boolean isLarge(Set<CarId> taken, int more, Collection<Car> fleet) {
        Map<String, Long> all =
                fleet.stream().collect(Collectors.groupingBy(car -> car.info().region(), Collectors.counting()));
        Map<String, Long> chosen = fleet.stream()
                .filter(car -> taken.contains(car.id()))
                .collect(Collectors.groupingBy(car -> car.info().region(), Collectors.counting()));
        return taken.size() + more > MOST_CARS
                || chosen.entrySet().stream()
                        .anyMatch(region -> (region.getValue() + more) * 100
                                > MOST_PERCENT * all.getOrDefault(region.getKey(), 0L));
    }

    private RolloutAnswer notChoosable(String version) {
        return releases.find(version)
                .map(listed -> {
                    ReasonCode reason = listed.reason();
                    return new RolloutAnswer.NotChoosable(
                            reason == null ? ReasonCode.SIGNATURE_INVALID : reason, listed.why());
                })
                .orElseGet(() -> new RolloutAnswer.NotChoosable(
                        ReasonCode.SIGNATURE_INVALID, "There is no release " + version + "."));
    }
}
