package pitwall.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetView;
import pitwall.client.SeenAlarms;
import pitwall.client.SeenPicture;
import pitwall.fleet.Car;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.RolloutEntry;

/// Random changes of what there is beside cars: rollouts, alarms and the head of the audit trail. So few of each that
/// the same one comes, changes, leaves and comes again, now and then within a second.
final class HistoryBoard {
    private static final int ROLLOUTS = 4;
    private static final int ALARMS = 6;

    private final RandomGenerator random;
    private final Map<String, Integer> activations = new HashMap<>();
    private long signed;

    HistoryBoard(RandomGenerator random) {
        this.random = random;
    }

    /// A picture of these cars with some of each.
    SeenPicture picture(long sequence, Instant now, List<Car> cars) {
        List<RolloutView> rollouts = new ArrayList<>();
        for (int number = 0; number < ROLLOUTS; number++) {
            if (random.nextBoolean()) {
                rollouts.add(rollout(number, now));
            }
        }
        List<AlarmView> alarms = new ArrayList<>();
        for (int number = 0; number < ALARMS; number++) {
            if (random.nextBoolean()) {
                alarms.add(alarm(number, now, cars));
            }
        }
        return new SeenPicture(
                FleetView.CONSOLE,
                "e1",
                sequence,
                now,
                cars,
                List.of(),
                rollouts,
                random.nextBoolean() ? head(now) : null,
                new SeenAlarms(alarms, load()));
    }

    FleetEvent change(Instant now, List<Car> cars) {
        int number = random.nextInt(ROLLOUTS);
        int other = random.nextInt(ALARMS);
        return switch (random.nextInt(10)) {
            case 0 -> new FleetEvent.RolloutCreated(rollout(number, now));
            case 1, 2, 3 -> new FleetEvent.RolloutChanged(rollout(number, now));
            case 4 -> new FleetEvent.RolloutRemoved("R-" + number);
            case 5 -> new FleetEvent.AuditSigned(head(now));
            case 6 -> new FleetEvent.AlarmRemoved("A-" + other);
            case 7 -> new FleetEvent.AlarmLoadChanged(load());
            default -> new FleetEvent.AlarmChanged(alarm(other, now, cars));
        };
    }

    private AlarmLoad load() {
        return new AlarmLoad(random.nextInt(5) == 0, random.nextInt(40));
    }

    private AuditHead head(Instant now) {
        return new AuditHead(++signed, "ab".repeat(32), now, "key", "signature");
    }

    private RolloutView rollout(int number, Instant now) {
        boolean single = number == ROLLOUTS - 1;
        RolloutEntry entry = new RolloutEntry(
                "R-" + number,
                "Rollout " + number,
                single,
                "4.3.0",
                UpdateKind.UPDATE,
                any(RolloutStatus.values()),
                random.nextInt(5),
                100,
                Map.of(CarStage.SUCCEEDED, random.nextInt(100)),
                random.nextInt(3) == 0 ? null : (Integer) random.nextInt(3),
                List.of(),
                "5f".repeat(32),
                false,
                false,
                null,
                null,
                "omar",
                HistoryFixture.BEGIN.minusSeconds(number),
                null,
                now,
                null,
                null,
                null);
        return new RolloutView(entry, random.nextBoolean(), null);
    }

    private AlarmView alarm(int number, Instant now, List<Car> cars) {
        String id = "A-" + number;
        int came = activations.merge(id, random.nextInt(3) == 0 ? 1 : 0, Integer::sum) + 1;
        return new AlarmView(
                id,
                "update_failed",
                any(AlarmLevel.values()),
                any(AlarmState.values()),
                id + " came " + came + " times",
                random.nextBoolean() ? null : "6.2 %",
                about(number, cars),
                HistoryFixture.BEGIN.minusSeconds(number / 2),
                random.nextBoolean() ? null : now,
                null,
                came,
                List.of(now),
                null,
                null,
                null);
    }

    /// What an alarm is about stays the same as long as the car is there.
    private static AlarmObject about(int number, List<Car> cars) {
        @Nullable Car car = number < ALARMS / 2 && number < cars.size() ? cars.get(number) : null;
        return car == null
                ? AlarmObject.rollout("R-" + number)
                : AlarmObject.car(car.id().value(), car.info().region(), "i4", null);
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
