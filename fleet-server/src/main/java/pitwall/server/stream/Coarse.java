package pitwall.server.stream;

import pitwall.fleet.Car;
import pitwall.fleet.Position;
import pitwall.fleet.Vitals;

/// Positions for readers without the capability to see them exactly: rounded to a hundredth of a degree, about
/// a kilometre.
public final class Coarse {
    private Coarse() {}

    public static Car car(Car car) {
        Position position = car.vitals().position();
        return position == null ? car : car.with(vitals(car.vitals()));
    }

    static Vitals vitals(Vitals vitals) {
        Position position = vitals.position();
        if (position == null) {
            return vitals;
        }
        return new Vitals(
                vitals.heard(),
                new Position(round(position.latitude()), round(position.longitude()), 0, position.at()),
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
