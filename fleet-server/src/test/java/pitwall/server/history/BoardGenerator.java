package pitwall.server.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.PlacedRollout;
import pitwall.server.live.RolloutChange;

/// Random rollouts and alarms that come, change and go.
final class BoardGenerator {
    private static final List<String> REGIONS = List.of("munich", "berlin", "hamburg");
    private static final List<String> MODELS = List.of("i4", "ix");

    private final RandomGenerator random;
    private final Map<String, PlacedRollout> rollouts = new LinkedHashMap<>();
    private final Map<String, AlarmView> alarms = new LinkedHashMap<>();
    private AlarmLoad load = AlarmLoad.NONE;

    BoardGenerator(RandomGenerator random, Instant begin) {
        this.random = random;
        rollouts.put("R-0", rollout("R-0", begin));
        alarms.put("A-1", alarm("A-1", AlarmState.UNACKED_ACTIVE, begin));
    }

    /// What somebody sees beside the cars.
    ///
    /// @param load absent where nothing is known
    record Seen(
            Map<String, RolloutView> rollouts,
            Map<String, AlarmView> alarms,
            @Nullable AlarmLoad load) {
        Seen {
            rollouts = new TreeMap<>(rollouts);
            alarms = new TreeMap<>(alarms);
        }
    }

    /// All there is, as it is now.
    record All(Map<String, PlacedRollout> rollouts, Map<String, AlarmView> alarms, AlarmLoad load) {
        All {
            rollouts = Map.copyOf(rollouts);
            alarms = Map.copyOf(alarms);
        }

        Seen seenBy(Scope scope) {
            Map<String, RolloutView> seen = new TreeMap<>();
            rollouts.forEach((id, rollout) -> rollout.seenBy(scope).ifPresent(view -> seen.put(id, view)));
            Map<String, AlarmView> ofScope = new TreeMap<>(alarms);
            ofScope.values().removeIf(alarm -> {
                String region = alarm.object().region();
                boolean isIn = region != null
                        && scope.covers(region, String.valueOf(alarm.object().model()));
                return !scope.isUnlimited() && !isIn;
            });
            return new Seen(seen, ofScope, load);
        }
    }

    All all() {
        return new All(rollouts, alarms, load);
    }

    List<RolloutChange> rolloutChanges(Instant at) {
        List<RolloutChange> changes = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            String id = "R-" + random.nextInt(6);
            PlacedRollout before = rollouts.get(id);
            if (before != null && random.nextInt(4) == 0) {
                rollouts.remove(id);
                changes.add(RolloutChange.removed(id));
            } else {
                PlacedRollout now = rollout(id, at);
                rollouts.put(id, now);
                changes.add(new RolloutChange(id, now, before == null, List.of(), List.of()));
            }
        }
        return changes;
    }

    AlarmNews alarmNews(Instant at) {
        if (random.nextInt(3) > 0) {
            return AlarmNews.NONE;
        }
        String id = "A-" + random.nextInt(1, 9);
        AlarmState state = AlarmState.values()[random.nextInt(AlarmState.values().length)];
        AlarmView before = alarms.get(id);
        AlarmView alarm = alarm(id, state, before == null ? at : before.raisedAt());
        if (before != null) {
            alarm = about(alarm, before.object());
        }
        if (state == AlarmState.OVER) {
            alarms.remove(id);
        } else {
            alarms.put(id, alarm);
        }
        AlarmLoad now = random.nextInt(3) == 0 ? new AlarmLoad(random.nextBoolean(), random.nextInt(20)) : null;
        load = now == null ? load : now;
        return new AlarmNews(List.of(alarm), now);
    }

    private AlarmView alarm(String id, AlarmState state, Instant at) {
        AlarmObject object = random.nextInt(3) == 0
                ? AlarmObject.rollout("R-" + random.nextInt(6))
                : AlarmObject.car("car-" + random.nextInt(40), one(REGIONS), one(MODELS), null);
        boolean active = random.nextBoolean();
        return new AlarmView(
                id,
                "crash",
                AlarmLevel.P2,
                state,
                "It stopped.",
                null,
                object,
                at,
                active ? null : at.plusSeconds(5),
                null,
                1 + random.nextInt(3),
                List.of(at),
                null,
                null,
                null);
    }

    private static AlarmView about(AlarmView alarm, AlarmObject object) {
        return new AlarmView(
                alarm.id(),
                alarm.rule(),
                alarm.level(),
                alarm.state(),
                alarm.text(),
                alarm.value(),
                object,
                alarm.raisedAt(),
                alarm.clearedAt(),
                alarm.endedAt(),
                alarm.activations(),
                alarm.recent(),
                alarm.acknowledgement(),
                alarm.shelving(),
                alarm.mute());
    }

    private PlacedRollout rollout(String id, Instant at) {
        List<List<PlacedRollout.Place>> phases = new ArrayList<>();
        List<RolloutEntry.PhaseEntry> entries = new ArrayList<>();
        Map<CarStage, Integer> all = new EnumMap<>(CarStage.class);
        for (int phase = random.nextInt(1, 4); phase > 0; phase--) {
            List<PlacedRollout.Place> places = new ArrayList<>();
            Map<CarStage, Integer> sum = new EnumMap<>(CarStage.class);
            for (int place = random.nextInt(1, 4); place > 0; place--) {
                CarStage stage = CarStage.values()[random.nextInt(CarStage.values().length)];
                int cars = random.nextInt(1, 50);
                places.add(new PlacedRollout.Place(one(REGIONS), one(MODELS), Map.of(stage, cars)));
                sum.merge(stage, cars, Integer::sum);
                all.merge(stage, cars, Integer::sum);
            }
            phases.add(places);
            entries.add(new RolloutEntry.PhaseEntry(
                    "phase " + phase, size(sum), sum, List.of(size(sum)), 10, 0.9, 0.1, 2, OnBreach.PAUSE_AND_ASK));
        }
        return new PlacedRollout(new RolloutView(entry(id, at, all, entries), false, waiting(at)), phases);
    }

    private RolloutEntry entry(
            String id, Instant at, Map<CarStage, Integer> cars, List<RolloutEntry.PhaseEntry> phases) {
        RolloutStatus status = RolloutStatus.values()[random.nextInt(RolloutStatus.values().length)];
        return new RolloutEntry(
                id,
                "everywhere",
                false,
                "5.0.0",
                UpdateKind.values()[0],
                status,
                random.nextInt(100),
                size(cars),
                cars,
                0,
                phases,
                "hash",
                false,
                true,
                null,
                null,
                "ada",
                at,
                null,
                at,
                null,
                null,
                at.plus(Duration.ofMinutes(5)));
    }

    private WaitingFor waiting(Instant at) {
        return switch (random.nextInt(4)) {
            case 0 -> new WaitingFor.Nothing();
            case 1 -> new WaitingFor.Soak(at.plusSeconds(60));
            case 2 -> new WaitingFor.Cars(random.nextInt(9));
            default -> new WaitingFor.SafeCars(random.nextInt(9));
        };
    }

    private static int size(Map<CarStage, Integer> cars) {
        return cars.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
