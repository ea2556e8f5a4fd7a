package pitwall.views.cars.list;

import java.util.Comparator;
import pitwall.fleet.Car;
import pitwall.fleet.HeadlineStatus;

/// What the cars of a group have in common.
public sealed interface GroupKey extends Comparable<GroupKey> {
    record Region(String region) implements GroupKey {}

    record Ring(int ring) implements GroupKey {}

    record Status(HeadlineStatus status) implements GroupKey {}

    record Model(String model) implements GroupKey {}

    record RegionRing(String region, int ring) implements GroupKey {}

    /// The key of a car; only asked for where there is a grouping.
    static GroupKey of(Grouping grouping, Car car, ReadingTime time) {
        return switch (grouping) {
            case NONE -> throw new IllegalArgumentException("an undivided list has no keys");
            case REGION -> new Region(car.info().region());
            case RING -> new Ring(car.info().ring());
            case STATUS -> new Status(time.headline(car));
            case MODEL -> new Model(car.info().model());
            case REGION_RING -> new RegionRing(car.info().region(), car.info().ring());
        };
    }

    /// Regions and models by name, rings by number, conditions worst first. Keys of one listing are of one kind.
    @Override
    default int compareTo(GroupKey other) {
        return Comparator.comparing(GroupKey::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(GroupKey::name)
                .thenComparingInt(GroupKey::number)
                .compare(this, other);
    }

    private String name() {
        return switch (this) {
            case Region(String region) -> region;
            case Model(String model) -> model;
            case RegionRing(String region, int _) -> region;
            case Ring(int _) -> "";
            case Status(HeadlineStatus _) -> "";
        };
    }

    private int number() {
        return switch (this) {
            case Ring(int ring) -> ring;
            case RegionRing(String _, int ring) -> ring;
            case Status(HeadlineStatus status) -> status.ordinal();
            case Region(String _) -> 0;
            case Model(String _) -> 0;
        };
    }
}
