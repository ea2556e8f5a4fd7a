package pitwall.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.UpdateProgress;

/// An immutable picture of all cars at one sequence. Safe to read from any thread.
///
/// Cars sit in slots that stay theirs from snapshot to snapshot; a removed car leaves an empty slot that a later
/// car may take. The slots are an array of chunks of which a new snapshot copies only the changed ones, so 100 000 cars
/// cost what the changes cost.
public final class FleetSnapshot {
    /// Slots in one chunk.
    public static final int CHUNK = 256;
    /// No cars.
    public static final FleetSnapshot EMPTY =
            new FleetSnapshot(new @Nullable Car[0][], 0, 0, UpdateSlots.none(), FleetBoard.EMPTY);

    private final @Nullable Car[][] chunks;
    private final int slots;
    private final int size;
    private final @Nullable UpdateProgress[][] updates;
    private final FleetBoard board;

    /// @param chunks owned by the snapshot from now on, as `updates` are: nobody may write to them
    FleetSnapshot(
            @Nullable Car[][] chunks, int slots, int size, @Nullable UpdateProgress[][] updates, FleetBoard board) {
        this.chunks = chunks;
        this.slots = slots;
        this.size = size;
        this.updates = updates;
        this.board = board;
    }

    /// A snapshot of these cars: each sits in the slot of its place in the list, a null leaves an empty one.
    public static FleetSnapshot of(List<? extends @Nullable Car> cars) {
        @Nullable Car[][] chunks = new @Nullable Car[(cars.size() + CHUNK - 1) / CHUNK][CHUNK];
        int size = 0;
        for (int slot = 0; slot < cars.size(); slot++) {
            Car car = cars.get(slot);
            chunks[slot / CHUNK][slot % CHUNK] = car;
            size += car == null ? 0 : 1;
        }
        return new FleetSnapshot(chunks, cars.size(), size, UpdateSlots.none(), FleetBoard.EMPTY);
    }

    /// The same cars, with what there is beside them.
    ///
    /// @param newest the newest update of each car that had one; those of other cars are left out
    public FleetSnapshot beside(FleetBoard other, Collection<UpdateProgress> newest) {
        Map<CarId, UpdateProgress> byCar = newest.stream()
                .collect(Collectors.toMap(UpdateProgress::car, Function.identity(), (one, later) -> later));
        UpdateSlots found = new UpdateSlots();
        for (int slot = 0; slot < slots; slot++) {
            Car car = at(slot);
            if (car != null) {
                found.put(slot, byCar.get(car.id()));
            }
        }
        return new FleetSnapshot(chunks, slots, size, found.publish(), other);
    }

    /// The same cars, of which alone something is known.
    public FleetSnapshot carsOnly() {
        return new FleetSnapshot(chunks, slots, size, updates, FleetBoard.UNKNOWN);
    }

    /// One more than the highest slot in use.
    public int slots() {
        return slots;
    }

    /// How many cars there are.
    public int size() {
        return size;
    }

    /// The car in a slot; null where the slot is empty or beyond the end.
    public @Nullable Car at(int slot) {
        return slot >= slots ? null : chunks[slot / CHUNK][slot % CHUNK];
    }

    /// How far the car in a slot came with its newest update; null where there is none.
    public @Nullable UpdateProgress updateAt(int slot) {
        return slot >= slots ? null : UpdateSlots.at(updates, slot);
    }

    /// Rollouts and what else there is beside cars, at the same sequence.
    public FleetBoard board() {
        return board;
    }

    /// Visits every car in slot order.
    public void forEach(Consumer<Car> visitor) {
        for (int slot = 0; slot < slots; slot++) {
            Car car = at(slot);
            if (car != null) {
                visitor.accept(car);
            }
        }
    }
}
