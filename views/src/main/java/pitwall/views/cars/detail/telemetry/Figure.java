package pitwall.views.cars.detail.telemetry;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Vitals;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.kit.Formats;

/// A figure that a car reports again and again.
enum Figure {
    BATTERY(CarColumn.BATTERY, Vitals::batteryPercent),
    CPU(CarColumn.CPU, Vitals::cpuPercent),
    TEMPERATURE(CarColumn.TEMPERATURE, Vitals::temperatureCelsius),
    MEMORY(CarColumn.MEMORY, Vitals::memoryPercent),
    DISK(CarColumn.DISK, Vitals::diskPercent),
    SIGNAL(CarColumn.SIGNAL, Vitals::signalPercent),
    SPEED(CarColumn.SPEED, Vitals::speedKmh);

    private final CarColumn column;
    private final Function<Vitals, @Nullable Integer> reading;

    Figure(CarColumn column, Function<Vitals, @Nullable Integer> reading) {
        this.column = column;
        this.reading = reading;
    }

    /// The message key of its name.
    String nameKey() {
        return "cars.column." + column.id() + ".name";
    }

    /// What the car said; not a number where it said nothing.
    double of(Vitals vitals) {
        Integer value = reading.apply(vitals);
        return value == null ? Double.NaN : value;
    }

    /// With its unit; a dash for what is not a number.
    String text(double value, Formats formats) {
        if (Double.isNaN(value)) {
            return Formats.UNKNOWN;
        }
        return switch (this) {
            case TEMPERATURE -> formats.temperature(OptionalDouble.of(value));
            case SPEED -> formats.speed(OptionalDouble.of(value));
            case BATTERY, CPU, MEMORY, DISK, SIGNAL -> formats.wholePercent((int) Math.round(value));
        };
    }
}
