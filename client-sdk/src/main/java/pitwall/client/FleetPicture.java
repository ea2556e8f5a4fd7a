package pitwall.client;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;

/// The console's knowledge of the fleet. Owned by the `pitwall-fleet` thread; every method must be called
/// there. Readers on other threads get a [FleetFrame].
///
/// Cars live in chunks. A chunk that a published snapshot shows is never written again: the first change
/// after publishing copies it. So publishing costs an array of chunk references, and a change costs at most one chunk.
final class FleetPicture {
    private static final int CHUNK = FleetSnapshot.CHUNK;

    private final Map<CarId, Integer> slotOf = new HashMap<>();
    private final BitSet published = new BitSet();
    private final BitSet empty = new BitSet();
    private @Nullable Car[][] chunks = new @Nullable Car[0][];
    private int slots;
    private BitSet changed = new BitSet();
    private boolean replaced;
    private final UpdateSlots updates = new UpdateSlots();
    private final BoardKeeper board = new BoardKeeper();
    private FleetSnapshot latest = FleetSnapshot.EMPTY;

    /// Applies one change. A change of a car that is not here changes nothing: it left the view before. Log
    /// entries and news are no change of the picture.
    void apply(FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(Car car) -> updates.put(put(car), null);
            case FleetEvent.CarInfoChanged(var info) -> update(info.id(), car -> car.with(info));
            case FleetEvent.CarStatusChanged(CarId id, var status) -> update(id, car -> car.with(status));
            case FleetEvent.CarVitalsChanged(CarId id, var vitals) -> update(id, car -> car.with(vitals));
            case FleetEvent.CarsHeard(var at, List<CarId> ids) -> {
                for (CarId id : ids) {
                    update(id, car -> car.with(car.vitals().heardAt(at)));
                }
            }
            case FleetEvent.CarRemoved(CarId id) -> remove(id);
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.CarUpdateChanged(UpdateProgress update) -> put(update);
            case FleetEvent.RolloutCreated(RolloutView view) -> board.put(view);
            case FleetEvent.RolloutChanged(RolloutView view) -> board.update(view);
            case FleetEvent.RolloutRemoved(String id) -> board.remove(id);
            case FleetEvent.AuditSigned(AuditHead head) -> board.signed(head);
            case FleetEvent.OfAlarms change -> board.apply(change);
            case FleetEvent.News ignored -> {}
        }
    }

    /// Swaps to another picture of nothing but cars.
    void replace(List<Car> cars) {
        replace(cars, List.of(), List.of(), null, SeenAlarms.NONE);
    }

    /// Swaps to another picture in one step. Cars that stay keep their slots.
    ///
    /// @param head absent where there is none
    void replace(
            List<Car> cars,
            List<UpdateProgress> newest,
            List<RolloutView> rollouts,
            @Nullable AuditHead head,
            SeenAlarms alarms) {
        Set<CarId> staying = HashSet.newHashSet(cars.size());
        for (Car car : cars) {
            staying.add(car.id());
        }
        List<CarId> leaving =
                slotOf.keySet().stream().filter(id -> !staying.contains(id)).toList();
        leaving.forEach(this::remove);
        cars.forEach(this::put);
        updates.clear();
        newest.forEach(this::put);
        board.replace(rollouts, head, alarms);
        changed.clear();
        replaced = true;
    }

    int size() {
        return slotOf.size();
    }

    boolean hasChanges() {
        return replaced || !changed.isEmpty() || board.hasChanges();
    }

    /// What differs from the last time this was asked.
    FleetChanges takeChanges() {
        boolean boardChanged = board.takeChanges();
        if (replaced) {
            replaced = false;
            changed.clear();
            return FleetChanges.WHOLE;
        }
        if (changed.isEmpty() && !boardChanged) {
            return FleetChanges.NONE;
        }
        FleetChanges changes = new FleetChanges(false, changed, boardChanged, List.of());
        changed = new BitSet(slots);
        return changes;
    }

    /// The picture as it is now; it never changes afterwards. Call before [#takeChanges].
    FleetSnapshot snapshot() {
        if (hasChanges()) {
            latest = new FleetSnapshot(chunks.clone(), slots, slotOf.size(), updates.publish(), board.board());
            published.set(0, chunks.length);
        }
        return latest;
    }

    private void put(UpdateProgress update) {
        Integer slot = slotOf.get(update.car());
        if (slot != null) {
            updates.put(slot, update);
            changed.set(slot);
        }
    }

    /// Says in which slot.
    private int put(Car car) {
        Integer known = slotOf.get(car.id());
        int slot = known == null ? takeSlot() : known;
        slotOf.put(car.id(), slot);
        Car before = known == null ? null : chunks[slot / CHUNK][slot % CHUNK];
        write(slot, before == null ? car : sharing(before, car));
        return slot;
    }

    /// The same as `now`, made of the parts of `before` that are equal: pictures from before a new snapshot are still
    /// held elsewhere, and need not be there twice.
    private static Car sharing(Car before, Car now) {
        if (before.equals(now)) {
            return before;
        }
        CarInfo info = before.info().equals(now.info()) ? before.info() : now.info();
        CarStatus status = before.status().equals(now.status()) ? before.status() : now.status();
        Vitals vitals = before.vitals().equals(now.vitals()) ? before.vitals() : now.vitals();
        return new Car(info, status, vitals);
    }

    private void update(CarId id, UnaryOperator<Car> change) {
        Integer slot = slotOf.get(id);
        if (slot == null) {
            return;
        }
        Car car = chunks[slot / CHUNK][slot % CHUNK];
        if (car != null) {
            write(slot, change.apply(car));
        }
    }

    private void remove(CarId id) {
        Integer slot = slotOf.remove(id);
        if (slot == null) {
            return;
        }
        write(slot, null);
        updates.put(slot, null);
        empty.set(slot);
        while (slots > 0 && empty.get(slots - 1)) {
            slots--;
            empty.clear(slots);
        }
    }

    private int takeSlot() {
        int slot = empty.nextSetBit(0);
        if (slot >= 0) {
            empty.clear(slot);
            return slot;
        }
        slot = slots++;
        if (slot / CHUNK == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new @Nullable Car[CHUNK];
            published.clear(chunks.length - 1);
        }
        return slot;
    }

    private void write(int slot, @Nullable Car car) {
        int chunk = slot / CHUNK;
        if (published.get(chunk)) {
            chunks[chunk] = chunks[chunk].clone();
            published.clear(chunk);
        }
        chunks[chunk][slot % CHUNK] = car;
        changed.set(slot);
    }
}
