package pitwall.views.cars.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.GroupKey;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What assistive technology and the status bar say about a car or a group.
public final class CarSpeech {
    private final Strings strings;
    private final Formats formats;
    private final CarText text;

    public CarSpeech(Strings strings, CarText text) {
        this.strings = strings;
        this.formats = strings.formats();
        this.text = text;
    }

    /// For example `WBA-00041, priority 1 alarm, failed, 4.2.1 desired 4.3.0, Munich, seen 2 s ago`.
    public String car(Car car, ReadingTime time) {
        List<String> parts = new ArrayList<>();
        parts.add(car.id().value());
        car.priority().map(this::priority).ifPresent(parts::add);
        parts.add(text.word(time.headline(car)).toLowerCase(Locale.ROOT));
        parts.add(versions(car));
        parts.add(text.region(car.info().region()));
        parts.add(car.silence(time.now())
                .map(silence -> strings.get("cars.spoken.seen", formats.age(silence)))
                .orElse(strings.get("cars.spoken.never-seen")));
        return String.join(", ", parts);
    }

    /// The name of a group.
    public String group(GroupKey key) {
        return switch (key) {
            case GroupKey.Region(String region) -> text.region(region);
            case GroupKey.Ring(int ring) -> strings.get("cars.group.ring.name", ring);
            case GroupKey.Status(var status) -> text.word(status);
            case GroupKey.Model(String model) -> model;
            case GroupKey.RegionRing(String region, int ring) ->
                strings.get("cars.group.region-ring.name", text.region(region), ring);
        };
    }

    /// How many cars a group has and how many of them are problems.
    public String size(CarGroup group) {
        String cars = strings.plural("cars.group.size", group.size());
        return group.problems() == 0 ? cars : strings.plural("cars.group.problems", group.problems(), cars);
    }

    private String priority(AlarmPriority priority) {
        return strings.get("cars.spoken.priority", priority.ordinal() + 1);
    }

    private String versions(Car car) {
        String actual = car.status().actualVersion();
        String desired = car.status().desiredVersion();
        return actual == null || desired == null || desired.equals(actual)
                ? text.versions(car.status())
                : strings.get("cars.spoken.versions", actual, desired);
    }
}
