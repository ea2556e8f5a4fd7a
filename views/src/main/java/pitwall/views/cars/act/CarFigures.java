package pitwall.views.cars.act;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Vitals;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;

/// The values of a car for programs: no units, no marks, nothing where nothing is known.
final class CarFigures {
    private CarFigures() {}

    static String value(CarColumn column, Car car, ReadingTime time) {
        CarStatus status = car.status();
        Vitals vitals = car.vitals();
        return switch (column) {
            case PRIORITY -> car.priority().map(Enum::name).orElse("");
            case CAR -> car.id().value();
            case NAME -> car.info().name();
            case STATE -> time.headline(car).name();
            case VERSIONS -> versions(status);
            case REGION -> car.info().region();
            case MODEL -> car.info().model();
            case RING -> Integer.toString(car.info().ring());
            case MOTION -> status.motion().name();
            case BATTERY -> text(vitals.batteryPercent());
            case REASON -> text(status.reason());
            case SEEN -> text(vitals.heard());
            case PHASE -> status.convergence().name();
            case PROGRESS -> text(vitals.progressPercent());
            case AGENT -> status.agent().name();
            case SPEED -> text(vitals.speedKmh());
            case TEMPERATURE -> text(vitals.temperatureCelsius());
            case CPU -> text(vitals.cpuPercent());
            case MEMORY -> text(vitals.memoryPercent());
            case DISK -> text(vitals.diskPercent());
            case SIGNAL -> text(vitals.signalPercent());
            case UPTIME -> text(vitals.uptimeSeconds());
            case VIN -> text(car.info().vin());
            case TAGS -> String.join(" ", new TreeSet<>(car.info().labels().keySet()));
            case MESSAGE -> text(status.message());
            case FIRST_FAILED -> text(status.problemSince());
            case POSITION_AGE ->
                vitals.position() == null ? "" : text(vitals.position().at());
        };
    }

    private static String versions(CarStatus status) {
        String actual = text(status.actualVersion());
        String desired = text(status.desiredVersion());
        return desired.isEmpty() || desired.equals(actual) ? actual : actual + " -> " + desired;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
