package pitwall.views.cars.detail.telemetry;

import java.util.OptionalDouble;
import pitwall.fleet.Metric;
import pitwall.fleet.Vitals;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.kit.Formats;

/// A figure that a car reports again and again.
enum Figure {
    BATTERY(CarColumn.BATTERY, Metric.BATTERY),
    CPU(CarColumn.CPU, Metric.CPU),
    TEMPERATURE(CarColumn.TEMPERATURE, Metric.TEMPERATURE),
    MEMORY(CarColumn.MEMORY, Metric.MEMORY),
    DISK(CarColumn.DISK, Metric.DISK),
    SIGNAL(CarColumn.SIGNAL, Metric.SIGNAL),
    SPEED(CarColumn.SPEED, Metric.SPEED);

    private final CarColumn column;
    private final Metric metric;

    Figure(CarColumn column, Metric metric) {
        this.column = column;
        this.metric = metric;
    }

    Metric metric() {
        return metric;
    }

    /// The message key of its name.
    String nameKey() {
        return "cars.column." + column.id() + ".name";
    }

    /// What the car said; not a number where it said nothing.
    double of(Vitals vitals) {
        Integer value = metric.of(vitals);
        return value == null ? Double.NaN : value;
    }

    /// Where the axis begins.
    double axisLow(double lowest) {
        return switch (this) {
            case TEMPERATURE -> Math.min(0, Math.floor(lowest / 10) * 10);
            case BATTERY, CPU, MEMORY, DISK, SIGNAL, SPEED -> 0;
        };
    }

    /// Where the axis ends.
    double axisHigh(double highest) {
        return switch (this) {
            case TEMPERATURE -> Math.max(60, Math.ceil(highest / 20) * 20);
            case SPEED -> Math.max(60, Math.ceil(highest / 20) * 20);
            case BATTERY, CPU, MEMORY, DISK, SIGNAL -> 100;
        };
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
