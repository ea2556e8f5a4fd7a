package pitwall.server.live;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;

/// All that changed at one sequence: at most one change a car and one a rollout.
public record Changes(List<CarChange> cars, List<RolloutChange> rollouts, AuditNews audit, AlarmNews alarms) {
    /// What one frame should weigh; a single change may be heavier. A console hears whole frames only and gives a
    /// connection up after ten silent seconds: on a line of 64 kbit/s such a frame takes four of them.
    public static final int FRAME_WEIGHT = 32_000;

    public Changes {
        cars = List.copyOf(cars);
        rollouts = List.copyOf(rollouts);
    }

    /// Changes that say nothing of alarms.
    public Changes(List<CarChange> cars, List<RolloutChange> rollouts, AuditNews audit) {
        this(cars, rollouts, audit, AlarmNews.NONE);
    }

    public static Changes ofCars(List<CarChange> cars) {
        return new Changes(cars, List.of(), AuditNews.NONE);
    }

    /// Several as one: of every part of a car and of every rollout the last, of what happened everything.
    public static Changes merged(Collection<Changes> several) {
        if (several.size() == 1) {
            return several.iterator().next();
        }
        Map<CarId, CarChange> cars = new LinkedHashMap<>();
        Map<String, RolloutChange> rollouts = new LinkedHashMap<>();
        AuditNews audit = AuditNews.NONE;
        AlarmNews alarms = AlarmNews.NONE;
        for (Changes one : several) {
            one.cars.forEach(change -> cars.merge(change.id(), change, CarChange::then));
            one.rollouts.forEach(change -> rollouts.merge(change.id(), change, RolloutChange::then));
            audit = audit.then(one.audit);
            alarms = alarms.then(one.alarms);
        }
        return new Changes(List.copyOf(cars.values()), List.copyOf(rollouts.values()), audit, alarms);
    }

    public boolean isEmpty() {
        return cars.isEmpty() && rollouts.isEmpty() && audit.isEmpty() && alarms.isEmpty();
    }

    /// An upper estimate of the bytes this takes in a frame.
    public int weight() {
        return cars.stream().mapToInt(CarChange::weight).sum()
                + rollouts.stream().mapToInt(RolloutChange::weight).sum()
                + audit.weight()
                + alarms.weight();
    }
}
