package pitwall.fleet.alarm;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Vitals;

/// A figure of every car that a rule can compare with a limit.
public enum Metric {
    /// Percent.
    CPU("cpu_usage") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.cpuPercent();
        }
    },
    /// Percent.
    MEMORY("memory_usage") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.memoryPercent();
        }
    },
    /// Percent.
    DISK("disk_usage") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.diskPercent();
        }
    },
    /// Percent.
    BATTERY("battery") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.batteryPercent();
        }
    },
    /// Degrees Celsius of the main computer.
    TEMPERATURE("temperature") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.temperatureCelsius();
        }
    },
    /// Percent.
    SIGNAL("signal") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.signalPercent();
        }
    },
    /// Kilometres an hour.
    SPEED("speed") {
        @Override
        @Nullable
        Integer of(Vitals vitals) {
            return vitals.speedKmh();
        }
    };

    private final String word;

    Metric(String word) {
        this.word = word;
    }

    /// How it is written in a condition.
    public String word() {
        return word;
    }

    /// The one that is written so.
    public static Optional<Metric> named(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /// The latest figure; absent where it was never reported.
    @Nullable
    abstract Integer of(Vitals vitals);
}
