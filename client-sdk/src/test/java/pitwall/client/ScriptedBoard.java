package pitwall.client;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateEnding;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.FleetFixtures;

/// What there is beside cars in the truth of a fleet for tests. Immutable.
///
/// @param head absent before the first
record ScriptedBoard(
        Map<CarId, UpdateProgress> updates,
        Map<String, RolloutView> rollouts,
        @Nullable AuditHead head) {
    static final ScriptedBoard EMPTY = new ScriptedBoard(Map.of(), Map.of(), null);
    private static final int MOST = 8;

    /// The board after a change.
    ///
    /// @param cars those that are there after it
    ScriptedBoard with(FleetEvent event, Set<CarId> cars) {
        Map<CarId, UpdateProgress> newest = new HashMap<>(updates);
        Map<String, RolloutView> known = new HashMap<>(rollouts);
        AuditHead signed = head;
        switch (event) {
            case FleetEvent.CarCreated(var car) -> newest.remove(car.id());
            case FleetEvent.CarRemoved(CarId id) -> newest.remove(id);
            case FleetEvent.CarUpdateChanged(var update) -> {
                if (cars.contains(update.car())) {
                    newest.put(update.car(), update);
                }
            }
            case FleetEvent.RolloutCreated(var view) -> known.put(view.id(), view);
            case FleetEvent.RolloutChanged(var view) -> known.replace(view.id(), view);
            case FleetEvent.RolloutRemoved(String id) -> known.remove(id);
            case FleetEvent.AuditSigned(var later) -> signed = later;
            case FleetEvent.CarInfoChanged ignored -> {}
            case FleetEvent.CarStatusChanged ignored -> {}
            case FleetEvent.CarVitalsChanged ignored -> {}
            case FleetEvent.CarsHeard ignored -> {}
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.OfAlarms ignored -> {}
            case FleetEvent.News ignored -> {}
        }
        return new ScriptedBoard(Map.copyOf(newest), Map.copyOf(known), signed);
    }

    /// Something that may happen to it.
    FleetEvent change(RandomGenerator random) {
        String id = "R-" + random.nextInt(MOST);
        if (random.nextInt(6) == 0) {
            return new FleetEvent.AuditSigned(
                    new AuditHead(random.nextInt(1_000), "ab".repeat(32), FleetFixtures.NOW, "k", "s"));
        }
        if (!rollouts.containsKey(id)) {
            return new FleetEvent.RolloutCreated(view(id, random));
        }
        return random.nextInt(5) == 0
                ? new FleetEvent.RolloutRemoved(id)
                : new FleetEvent.RolloutChanged(view(id, random));
    }

    static FleetEvent news(CarId car, Instant now, long number) {
        return new FleetEvent.UpdateCompleted(new UpdateEnding(car, "R-" + number, "4.3.0", null, null, now));
    }

    static UpdateProgress update(CarId car, RandomGenerator random) {
        return new UpdateProgress(
                car,
                "R-" + random.nextInt(MOST),
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.values()[random.nextInt(CarStage.values().length)],
                null,
                random.nextBoolean() ? ReasonCode.HASH_MISMATCH : null,
                random.nextBoolean() ? "4.2.1" : null,
                random.nextInt(3),
                FleetFixtures.NOW.plusSeconds(random.nextInt(100)),
                null);
    }

    static RolloutView view(String id, RandomGenerator random) {
        Map<CarStage, Integer> counts = new EnumMap<>(CarStage.class);
        counts.put(CarStage.SUCCEEDED, 1 + random.nextInt(50));
        counts.put(CarStage.WAITING, 1 + random.nextInt(50));
        RolloutEntry entry = new RolloutEntry(
                id,
                id + " everywhere",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                RolloutStatus.values()[random.nextInt(RolloutStatus.values().length)],
                1 + random.nextInt(9),
                100,
                counts,
                0,
                List.of(),
                "5f".repeat(32),
                false,
                false,
                null,
                null,
                "omar",
                FleetFixtures.NOW.minusSeconds(id.hashCode() & 0xff),
                null,
                FleetFixtures.NOW,
                null,
                null,
                null);
        return new RolloutView(entry, false, new WaitingFor.Cars(random.nextInt(20)));
    }
}
