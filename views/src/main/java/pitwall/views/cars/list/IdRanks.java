package pitwall.views.cars.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// The place of every car when the whole fleet is ordered by id. Immutable.
///
/// Ids seldom change, so the ranks of one pass serve the next; only then can every other sort be a sort of plain
/// numbers whose lowest bits are the rank.
final class IdRanks {
    static final IdRanks NONE = new IdRanks(new @Nullable CarId[0], new int[0], new int[0]);

    private final @Nullable CarId[] ids;
    private final int[] ranks;
    private final int[] slotOfRank;

    private IdRanks(@Nullable CarId[] ids, int[] ranks, int[] slotOfRank) {
        this.ids = ids;
        this.ranks = ranks;
        this.slotOfRank = slotOfRank;
    }

    /// The ranks for a snapshot: these if no car came, went or moved, else new ones.
    IdRanks of(FleetSnapshot snapshot) {
        return fits(snapshot) ? this : rebuilt(snapshot);
    }

    int rank(int slot) {
        return ranks[slot];
    }

    int slot(int rank) {
        return slotOfRank[rank];
    }

    private boolean fits(FleetSnapshot snapshot) {
        if (snapshot.slots() != ids.length) {
            return false;
        }
        for (int slot = 0; slot < ids.length; slot++) {
            Car car = snapshot.at(slot);
            CarId id = ids[slot];
            boolean same = car == null ? id == null : id != null && (id == car.id() || id.equals(car.id()));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /// Starts from the old order, which a merge sort turns into the new one in nearly one sweep.
    private IdRanks rebuilt(FleetSnapshot snapshot) {
        @Nullable CarId[] now = new @Nullable CarId[snapshot.slots()];
        for (int slot = 0; slot < now.length; slot++) {
            Car car = snapshot.at(slot);
            now[slot] = car == null ? null : car.id();
        }
        List<Entry> entries = new ArrayList<>(snapshot.size());
        boolean[] taken = new boolean[now.length];
        for (int slot : slotOfRank) {
            if (slot < now.length) {
                add(now, slot, taken, entries);
            }
        }
        for (int slot = 0; slot < now.length; slot++) {
            add(now, slot, taken, entries);
        }
        Entry[] sorted = entries.toArray(Entry[]::new);
        Arrays.sort(sorted);
        int[] rankOfSlot = new int[now.length];
        int[] slots = new int[sorted.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            slots[rank] = sorted[rank].slot();
            rankOfSlot[slots[rank]] = rank;
        }
        return new IdRanks(now, rankOfSlot, slots);
    }

    private static void add(@Nullable CarId[] ids, int slot, boolean[] taken, List<Entry> entries) {
        CarId id = ids[slot];
        if (id != null && !taken[slot]) {
            taken[slot] = true;
            entries.add(new Entry(id, slot));
        }
    }

    private record Entry(CarId id, int slot) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return id.compareTo(other.id);
        }
    }
}
