package pitwall.fleet;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A figure that cars report again and again and whose history is kept. New ones are added at the end: histories are
/// stored by their order.
public enum Metric {
    BATTERY("battery", "%", Vitals::batteryPercent),
    CPU("cpu", "%", Vitals::cpuPercent),
    MEMORY("memory", "%", Vitals::memoryPercent),
    DISK("disk", "%", Vitals::diskPercent),
    TEMPERATURE("temperature", "°C", Vitals::temperatureCelsius),
    SIGNAL("signal", "%", Vitals::signalPercent),
    SPEED("speed", "km/h", Vitals::speedKmh);

    private final String id;
    private final String unit;
    private final Function<Vitals, @Nullable Integer> reading;

    Metric(String id, String unit, Function<Vitals, @Nullable Integer> reading) {
        this.id = id;
        this.unit = unit;
        this.reading = reading;
    }

    /// Its name in interfaces.
    public String id() {
        return id;
    }

    /// Its unit as people write it.
    public String unit() {
        return unit;
    }

    /// What a car says of it; absent where it says nothing.
    public @Nullable Integer of(Vitals vitals) {
        return reading.apply(vitals);
    }

    /// The one of that [#id].
    public static Optional<Metric> parse(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
