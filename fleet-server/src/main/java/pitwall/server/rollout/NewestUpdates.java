package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.protocol.UpdateProgress;
import pitwall.server.storage.RolloutCardRows;
import pitwall.server.storage.RolloutRows;

/// How far every car came with its newest update, worked out anew when a server starts: one handful of rollouts after
/// the other, for all of them together may have many more cars than the fleet.
final class NewestUpdates {
    /// Cars that are read together.
    private static final int MOST_CARS = 20_000;

    private static final int MOST_ROLLOUTS = 500;

    private final Map<CarId, Candidate> newest = new HashMap<>();

    /// @param number of the rollout
    private record Candidate(long number, UpdateProgress update) {
        /// A car that is being changed is shown so, whatever waits for it.
        boolean precedes(Candidate other) {
            boolean first = update.stage().isInFlight();
            if (first != other.update.stage().isInFlight()) {
                return first;
            }
            int later = update.since().compareTo(other.update.since());
            return later == 0 ? number > other.number : later > 0;
        }
    }

    static List<UpdateProgress> read(Handle sql, RolloutBook book) {
        NewestUpdates updates = new NewestUpdates();
        Set<RolloutId> going = new HashSet<>();
        for (Rollout rollout : book.open()) {
            going.add(rollout.id());
            updates.add(rollout);
        }
        Map<RolloutId, RolloutCardRows.Card> some = new HashMap<>();
        int cars = 0;
        for (RolloutCardRows.Card card : cards(sql)) {
            if (going.contains(card.id())) {
                continue;
            }
            some.put(card.id(), card);
            cars += card.size();
            if (cars >= MOST_CARS || some.size() >= MOST_ROLLOUTS) {
                updates.add(sql, some);
                some.clear();
                cars = 0;
            }
        }
        updates.add(sql, some);
        return updates.all();
    }

    private static List<RolloutCardRows.Card> cards(Handle sql) {
        RolloutCardRows rows = new RolloutCardRows(sql);
        List<RolloutCardRows.Card> cards = new ArrayList<>(rows.all(false));
        cards.addAll(rows.all(true));
        cards.sort(Comparator.comparingLong(RolloutCardRows.Card::number));
        return cards;
    }

    private void add(Handle sql, Map<RolloutId, RolloutCardRows.Card> some) {
        for (RolloutRows.CarRow row : new RolloutRows(sql).cars(some.keySet())) {
            RolloutCardRows.Card card = some.get(row.rollout());
            if (card != null) {
                CarProgress car = RolloutJson.read(row.progress(), CarProgress.class);
                add(card.number(), progress(card.id(), card.kind(), card.version(), car));
            }
        }
    }

    void add(Rollout rollout) {
        RolloutPlan plan = rollout.state().plan();
        rollout.state().touched().forEach(car -> add(rollout.origin().number(), progress(plan, car)));
        waiting(rollout).forEach(update -> add(rollout.origin().number(), update));
    }

    /// The car of a single update that has begun although nothing could be asked of it yet, because it drives, for
    /// example: people want to see at once that it waits. In a staged rollout the phases say how many wait.
    static List<UpdateProgress> waiting(Rollout rollout) {
        RolloutState state = rollout.state();
        Instant begun = state.head().startedAt();
        if (!rollout.origin().single() || begun == null || state.status().isOver()) {
            return List.of();
        }
        RolloutPlan plan = state.plan();
        Set<CarId> touched = state.touched().stream().map(CarProgress::car).collect(Collectors.toSet());
        return plan.phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .map(Target::car)
                .filter(car -> !touched.contains(car))
                .flatMap(car -> state.progress(car).stream())
                .map(car -> progress(plan.id(), plan.kind(), plan.release().version(), car, begun))
                .toList();
    }

    private void add(long number, UpdateProgress update) {
        Candidate next = new Candidate(number, update);
        newest.merge(update.car(), next, (one, other) -> one.precedes(other) ? one : other);
    }

    List<UpdateProgress> all() {
        return newest.values().stream().map(Candidate::update).collect(Collectors.toUnmodifiableList());
    }

    static UpdateProgress progress(RolloutPlan plan, CarProgress car) {
        return progress(plan.id(), plan.kind(), plan.release().version(), car);
    }

    private static UpdateProgress progress(RolloutId rollout, UpdateKind kind, String version, CarProgress car) {
        return progress(rollout, kind, version, car, car.since());
    }

    private static UpdateProgress progress(
            RolloutId rollout, UpdateKind kind, String version, CarProgress car, Instant since) {
        Software before = car.before();
        return new UpdateProgress(
                car.car(),
                rollout.value(),
                kind,
                version,
                car.direction(),
                car.stage(),
                car.reason(),
                car.failure(),
                before == null ? null : before.version(),
                car.attempt(),
                since,
                car.deadline());
    }
}
