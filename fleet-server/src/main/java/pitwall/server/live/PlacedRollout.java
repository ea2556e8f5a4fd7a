package pitwall.server.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;

/// A rollout with how many of its cars are in which stage, by phase and place: all that readers of a part of the fleet
/// need to know of its cars, and small enough to be kept. Immutable.
///
/// @param phases of each phase the places that it has cars of
public record PlacedRollout(RolloutView whole, List<List<Place>> phases) implements RolloutPicture {
    public PlacedRollout {
        phases = phases.stream().map(List::copyOf).toList();
    }

    /// The cars of one region and model.
    public record Place(String region, String model, Map<CarStage, Integer> cars) {
        public Place {
            cars = Map.copyOf(cars);
        }
    }

    @Override
    public PlacedRollout placed() {
        return this;
    }

    @Override
    public Optional<RolloutView> seenBy(Scope scope) {
        if (scope.isUnlimited()) {
            return Optional.of(whole);
        }
        Map<CarStage, Integer> all = new EnumMap<>(CarStage.class);
        List<PhaseEntry> entries = new ArrayList<>();
        for (int phase = 0; phase < phases.size(); phase++) {
            Map<CarStage, Integer> counts = counts(scope, phase);
            counts.forEach((stage, count) -> all.merge(stage, count, Integer::sum));
            entries.add(with(whole.rollout().phases().get(phase), counts));
        }
        int size = size(all);
        if (size == 0) {
            return Optional.empty();
        }
        return Optional.of(size == whole.rollout().size() ? whole : part(all, entries));
    }

    /// Those of a phase, counted from 0, that a scope covers; stages without cars are left out.
    private Map<CarStage, Integer> counts(Scope scope, int phase) {
        Map<CarStage, Integer> counts = new EnumMap<>(CarStage.class);
        for (Place place : phases.get(phase)) {
            if (scope.covers(place.region(), place.model())) {
                place.cars().forEach((stage, count) -> counts.merge(stage, count, Integer::sum));
            }
        }
        return counts;
    }

    private static int size(Map<CarStage, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The sizes of its waves would tell how many other cars there are.
    private static PhaseEntry with(PhaseEntry phase, Map<CarStage, Integer> counts) {
        return new PhaseEntry(
                phase.name(),
                size(counts),
                counts,
                List.of(),
                phase.parallel(),
                phase.successThreshold(),
                phase.failureLimit(),
                phase.minimumSample(),
                phase.onBreach());
    }

    private RolloutView part(Map<CarStage, Integer> counts, List<PhaseEntry> entries) {
        int inFlight = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isInFlight())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new RolloutView(part(whole.rollout(), size(counts), counts, entries), true, waiting(inFlight));
    }

    /// What it waits for without figures of other people's cars.
    private @Nullable WaitingFor waiting(int inFlight) {
        return switch (whole.waitingFor()) {
            case null -> null;
            case WaitingFor.Cars ignored -> new WaitingFor.Cars(inFlight);
            case WaitingFor.SafeCars ignored -> new WaitingFor.SafeCars(0);
            case WaitingFor.Reasons ignored -> new WaitingFor.Reasons(Map.of());
            case WaitingFor.Nothing same -> same;
            case WaitingFor.Approval same -> same;
            case WaitingFor.Start same -> same;
            case WaitingFor.Person same -> same;
            case WaitingFor.Soak same -> same;
            case WaitingFor.Window same -> same;
        };
    }

    /// The same rollout with the figures of some of its cars.
    private static RolloutEntry part(
            RolloutEntry whole, int size, Map<CarStage, Integer> cars, List<PhaseEntry> phases) {
        RolloutEntry part = new RolloutEntry(
                whole.id(),
                whole.name(),
                whole.single(),
                whole.version(),
                whole.kind(),
                whole.status(),
                whole.revision(),
                size,
                cars,
                whole.phase(),
                phases,
                whole.planHash(),
                whole.forced(),
                whole.approvalNeeded(),
                whole.approval(),
                whole.pause(),
                whole.requestedBy(),
                whole.requestedAt(),
                whole.startAt(),
                whole.startedAt(),
                whole.soakUntil(),
                whole.finishedAt(),
                whole.nextWake());
        return part.saying(whole.note(), whole.ticket());
    }
}
