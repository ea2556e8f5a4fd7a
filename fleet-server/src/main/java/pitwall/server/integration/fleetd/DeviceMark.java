package pitwall.server.integration.fleetd;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// Where in a list of devices a page ended.
///
/// @param lastSeen of the last device on it; absent if that was never heard
public record DeviceMark(@Nullable Instant lastSeen, CarId id) {
    private static final String NEVER = "never";

    static DeviceMark of(Car car) {
        return new DeviceMark(car.vitals().heard(), car.id());
    }

    /// Reads what [#text] wrote.
    public static Optional<DeviceMark> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return CarId.parse(text.substring(dot + 1)).flatMap(id -> at(text.substring(0, dot), id));
    }

    private static Optional<DeviceMark> at(String seen, CarId id) {
        if (seen.equals(NEVER)) {
            return Optional.of(new DeviceMark(null, id));
        }
        try {
            return Optional.of(new DeviceMark(Instant.ofEpochMilli(Long.parseLong(seen)), id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// As it travels; nothing in it needs escaping.
    public String text() {
        return (lastSeen == null ? NEVER : Long.toString(lastSeen.toEpochMilli())) + '.' + id;
    }

    /// The order of a list of devices.
    public enum Order {
        /// The newest first, those never heard last.
        LAST_SEEN(Comparator.comparing(
                        DeviceMark::millis, Comparator.<Long>naturalOrder().reversed())
                .thenComparing(DeviceMark::id)),
        /// Which does not change while cars report.
        ID(Comparator.comparing(DeviceMark::id));

        private final Comparator<DeviceMark> marks;

        Order(Comparator<DeviceMark> marks) {
            this.marks = marks;
        }

        Comparator<Car> cars() {
            return Comparator.comparing((Function<Car, DeviceMark>) DeviceMark::of, marks);
        }

        boolean isAfter(Car car, DeviceMark mark) {
            return marks.compare(of(car), mark) > 0;
        }
    }

    /// Milliseconds, because that is what travels.
    private long millis() {
        return lastSeen == null ? Long.MIN_VALUE : lastSeen.toEpochMilli();
    }
}
