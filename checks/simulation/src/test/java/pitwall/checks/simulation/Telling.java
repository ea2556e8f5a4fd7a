package pitwall.checks.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutState;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FleetEvent.RolloutDecided;
import pitwall.server.live.AuditNews;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.rollout.BoardSide;
import pitwall.server.rollout.ReconcilerSide;

/// What the stream is given of a group of writes where it is told whole: beside the pictures how cars ended, what
/// rollouts decided, who asked for it, and what the audit trail grew by. Only where the reader sees a part of the
/// fleet: to others it makes no difference here, and their seeds go on meaning what they meant.
final class Telling {
    private final Work work;
    private final Map<CarId, List<FleetEvent.News>> news = new LinkedHashMap<>();
    private final Map<RolloutId, List<RolloutDecided>> decisions = new LinkedHashMap<>();

    private Telling(Work work) {
        this.work = work;
    }

    static Changes of(Work work, BoardSide board, Instant now) {
        Telling telling = new Telling(work);
        work.steps().forEach(step -> telling.note(step, now));
        return new Changes(
                telling.cars(),
                board.changes(work.touched(), now, telling.decisions, work.causes()),
                new AuditNews(
                        work.audit.added().stream()
                                .map(kept -> new AuditNews.Added(kept.entry(), kept.hash()))
                                .toList(),
                        null));
    }

    private void note(Work.Stepped step, Instant now) {
        RolloutState after = step.step().state();
        for (CarProgress car : step.step().changed()) {
            CarStage old =
                    step.before().progress(car.car()).map(CarProgress::stage).orElse(CarStage.WAITING);
            if (old != car.stage()) {
                ReconcilerSide.ending(after.plan(), car, now)
                        .ifPresent(ending -> news.computeIfAbsent(car.car(), id -> new ArrayList<>())
                                .add(ending));
            }
        }
        String cause = work.causes().isEmpty() ? null : work.causes().getLast();
        step.step().decisions().stream()
                .flatMap(decision -> ReconcilerSide.told(decision).stream())
                .map(decision -> new RolloutDecided(step.rollout().value(), decision, cause))
                .forEach(decided -> decisions
                        .computeIfAbsent(step.rollout(), id -> new ArrayList<>())
                        .add(decided));
    }

    private List<CarChange> cars() {
        List<CarChange> all = new ArrayList<>();
        for (CarChange change : work.changes()) {
            List<FleetEvent.News> told = news.remove(change.id());
            all.add(told == null || change.after() == null ? change : with(change, told));
        }
        news.forEach((id, told) -> {
            Car car = work.memory.cars.get(id);
            if (car != null) {
                all.add(new CarChange(id, car, Set.of(), List.of(), work.causes(), work.memory.updates.get(id), told));
            }
        });
        return all;
    }

    static CarChange with(CarChange change, List<? extends FleetEvent.News> news) {
        return new CarChange(
                change.id(),
                change.after(),
                change.parts(),
                change.logs(),
                change.causes(),
                change.update(),
                List.copyOf(news));
    }
}
