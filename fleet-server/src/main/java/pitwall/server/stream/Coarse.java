package pitwall.server.stream;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.Position;
import pitwall.fleet.Precision;
import pitwall.fleet.Vitals;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryField;

/// Cars as somebody sees them who may not know exactly where they are: rounded to a hundredth of a degree, or without
/// any position.
public final class Coarse {
    private Coarse() {}

    public static Car car(Car car, Precision precision) {
        Position position = car.vitals().position();
        return position == null || precision == Precision.EXACT
                ? car
                : car.with(vitals(car.vitals(), position(position, precision)));
    }

    /// The car as a query of this reader is to see it: whoever does not see exact positions must not find them out by
    /// asking for ever smaller areas.
    public static Car asked(Car car, CarQuery query, Precision precision) {
        return query.asks(QueryField.AREA) ? car(car, precision) : car;
    }

    private static @Nullable Position position(Position position, Precision precision) {
        return switch (precision) {
            case EXACT -> position;
            case KILOMETRE -> new Position(round(position.latitude()), round(position.longitude()), 0, position.at());
            case REGION -> null;
        };
    }

    private static Vitals vitals(Vitals vitals, @Nullable Position position) {
        return new Vitals(
                vitals.heard(),
                position,
                vitals.speedKmh(),
                vitals.batteryPercent(),
                vitals.charging(),
                vitals.progressPercent(),
                vitals.temperatureCelsius(),
                vitals.cpuPercent(),
                vitals.memoryPercent(),
                vitals.diskPercent(),
                vitals.signalPercent(),
                vitals.uptimeSeconds(),
                vitals.network());
    }

    private static double round(double degrees) {
        return Math.round(degrees * 100) / 100.0;
    }
}
