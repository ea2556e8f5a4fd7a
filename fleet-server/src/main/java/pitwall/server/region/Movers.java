package pitwall.server.region;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Position;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.region.RegionRule;
import pitwall.server.audit.AuditParts;
import pitwall.server.registry.Draft;

/// Moves cars between regions by position. Only cars that are heard and said where they are within the last minute, and
/// that nothing is being done to: while something is wanted of a car it stays with the people who follow it. Belongs to
/// the writer.
final class Movers {
    /// An older position says nothing about now.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /// A group of writes is not blown up by a new outline: the rest moves at the next look.
    private static final int MOST_AT_ONCE = 200;

    private final AuditParts audit;
    private final Map<CarId, Stay> stays = new HashMap<>();
    private Instant nextLook = Instant.MIN;

    /// Where a car is that belongs elsewhere, and since when.
    private record Stay(String region, Instant since) {}

    Movers(AuditParts audit) {
        this.audit = audit;
    }

    int tick(Draft draft, RegionRule rule) {
        if (!rule.moves()) {
            stays.clear();
            return 0;
        }
        if (draft.now().isBefore(nextLook)) {
            return 0;
        }
        nextLook = draft.now().plus(BETWEEN_LOOKS);
        int moved = 0;
        for (Car committed : draft.committedCars()) {
            if (moved < MOST_AT_ONCE && rule.mayLeave(committed.info().region())) {
                Optional<Car> car = draft.car(committed.id());
                if (car.isPresent() && move(draft, rule, car.get())) {
                    moved++;
                }
            }
        }
        return moved;
    }

    private boolean move(Draft draft, RegionRule rule, Car car) {
        Optional<String> elsewhere = known(car, draft.now()).flatMap(place -> rule.elsewhere(region(car), place));
        if (elsewhere.isEmpty()) {
            stays.remove(car.id());
            return false;
        }
        Stay stay = stays.get(car.id());
        if (stay == null || !stay.region().equals(elsewhere.get())) {
            stays.put(car.id(), new Stay(elsewhere.get(), draft.now()));
            return false;
        }
        boolean longEnough = !stay.since().plus(RegionRule.STAY).isAfter(draft.now());
        if (!longEnough || isBusy(car)) {
            return false;
        }
        stays.remove(car.id());
        reassign(draft, car, elsewhere.get());
        return true;
    }

    private static String region(Car car) {
        return car.info().region();
    }

    private static Optional<Position> known(Car car, Instant now) {
        Position position = car.vitals().position();
        return position == null
                        || car.status().connectivity() != Connectivity.ONLINE
                        || position.at().plus(FRESH).isBefore(now)
                ? Optional.empty()
                : Optional.of(position);
    }

    private static boolean isBusy(Car car) {
        return switch (car.status().convergence()) {
            case PENDING, APPLYING, BLOCKED, ROLLING_BACK -> true;
            case CONVERGED, FAILED, ROLLED_BACK -> false;
        };
    }

    /// Two entries, one for each side: whoever may read about one region learns that the car came or went, and not
    /// more.
    private void reassign(Draft draft, Car car, String to) {
        CarInfo before = car.info();
        CarInfo after = new CarInfo(
                before.id(),
                before.name(),
                to,
                before.model(),
                before.ring(),
                before.agentName(),
                before.vin(),
                before.labels(),
                before.createdAt(),
                before.revision() + 1);
        draft.change(car.with(after));
        draft.timeline(car.id(), null, "region_assigned", null, Map.of("from", before.region(), "to", to));
        note(draft, "CAR_LEFT_REGION", before);
        note(draft, "CAR_ENTERED_REGION", after);
    }

    private void note(Draft draft, String action, CarInfo car) {
        audit.add(
                draft,
                audit.sheet(action, AuditOrigin.SERVER, "car")
                        .concerning(List.of(car))
                        .on(car.id().value())
                        .after(Map.of("region", car.region()))
                        .accepted());
    }
}
