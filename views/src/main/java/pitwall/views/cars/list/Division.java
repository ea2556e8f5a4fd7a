package pitwall.views.cars.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;

/// A sorted list divided into groups; inside each group the order stays what it was.
record Division(int[] slots, List<CarGroup> groups) {

    static Division of(int[] sorted, FleetSnapshot snapshot, Grouping grouping, ReadingTime time) {
        Map<GroupKey, Bucket> buckets = new HashMap<>();
        Bucket[] bucketOf = new Bucket[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            Car car = ListingPass.car(snapshot, sorted[i]);
            Bucket bucket = buckets.computeIfAbsent(GroupKey.of(grouping, car, time), _ -> new Bucket());
            bucket.add(car, time);
            bucketOf[i] = bucket;
        }
        List<CarGroup> groups = new ArrayList<>();
        int start = 0;
        for (Map.Entry<GroupKey, Bucket> entry : new TreeMap<>(buckets).entrySet()) {
            Bucket bucket = entry.getValue();
            groups.add(new CarGroup(entry.getKey(), start, bucket.size, bucket.problems, bucket.worst));
            bucket.next = start;
            start += bucket.size;
        }
        int[] slots = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            slots[bucketOf[i].next++] = sorted[i];
        }
        return new Division(slots, groups);
    }

    /// A group in the making.
    private static final class Bucket {
        private int size;
        private int problems;
        private int next;
        private @Nullable AlarmPriority worst;

        void add(Car car, ReadingTime time) {
            size++;
            if (time.headline(car).isProblem()) {
                problems++;
            }
            Optional<AlarmPriority> priority = car.priority();
            if (priority.isPresent() && (worst == null || priority.get().compareTo(worst) < 0)) {
                worst = priority.get();
            }
        }
    }
}
