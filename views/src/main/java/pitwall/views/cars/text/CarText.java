package pitwall.views.cars.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgeClass;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Convergence;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Motion;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Vitals;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// The text of every value of a car. A value that is older than it may be carries a `~`; one that was never received
/// is a dash, never zero and never blank.
public final class CarText {
    private final Strings strings;
    private final Formats formats;

    public CarText(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
    }

    /// What a column says about a car.
    public String text(CarColumn column, Car car, ReadingTime time) {
        CarStatus status = car.status();
        Vitals vitals = car.vitals();
        return switch (column) {
            case PRIORITY -> "";
            case CAR -> car.id().value();
            case NAME -> car.info().name();
            case STATE -> state(car, time);
            case VERSIONS -> versions(status);
            case REGION -> region(car.info().region());
            case MODEL -> car.info().model();
            case RING -> Integer.toString(car.info().ring());
            case MOTION -> aged(motion(status.motion()), car, time);
            case BATTERY -> aged(percent(vitals.batteryPercent()), car, time);
            case REASON -> status.reason() == null ? "" : status.reason().code();
            case SEEN -> silence(car, time);
            case PHASE -> phase(status.convergence());
            case PROGRESS -> vitals.progressPercent() == null ? "" : percent(vitals.progressPercent());
            case AGENT -> aged(agent(status.agent()), car, time);
            case SPEED -> aged(formats.speed(figure(vitals.speedKmh())), car, time);
            case TEMPERATURE -> aged(formats.temperature(figure(vitals.temperatureCelsius())), car, time);
            case CPU -> aged(percent(vitals.cpuPercent()), car, time);
            case MEMORY -> aged(percent(vitals.memoryPercent()), car, time);
            case DISK -> aged(percent(vitals.diskPercent()), car, time);
            case SIGNAL -> aged(percent(vitals.signalPercent()), car, time);
            case UPTIME -> aged(uptime(vitals.uptimeSeconds()), car, time);
            case VIN -> orUnknown(car.info().vin());
            case TAGS -> String.join(", ", new TreeSet<>(car.info().labels().keySet()));
            case MESSAGE -> status.message() == null ? "" : status.message();
            case FIRST_FAILED -> status.problemSince() == null ? "" : since(status.problemSince(), time);
            case POSITION_AGE -> positionAge(vitals.position(), time);
        };
    }

    /// True where the column shows something the car itself reports over and over, so that it grows old.
    public boolean growsOld(CarColumn column) {
        return switch (column) {
            case MOTION, BATTERY, PROGRESS, AGENT, SPEED, TEMPERATURE, CPU, MEMORY, DISK, SIGNAL, UPTIME -> true;
            case PRIORITY, CAR, NAME, STATE, VERSIONS, REGION, MODEL, RING, REASON, SEEN, PHASE, VIN, TAGS, MESSAGE ->
                false;
            case FIRST_FAILED, POSITION_AGE -> false;
        };
    }

    /// True where values of this car carry the `~`.
    public static boolean isAged(Car car, ReadingTime time) {
        return switch (time.age(car)) {
            case FRESH, LATE, UNKNOWN -> false;
            case STALE, OFFLINE -> true;
        };
    }

    /// The word for a car's condition; with the percentage while it changes.
    public String state(Car car, ReadingTime time) {
        HeadlineStatus headline = time.headline(car);
        Integer progress = car.vitals().progressPercent();
        boolean changing = headline == HeadlineStatus.UPDATING || headline == HeadlineStatus.ROLLING_BACK;
        return changing && progress != null ? percent(progress) : word(headline);
    }

    public String word(HeadlineStatus headline) {
        return strings.get("state." + headline.name());
    }

    /// The version the car runs and, where it differs, the one it should run.
    public String versions(CarStatus status) {
        String actual = orUnknown(status.actualVersion());
        String desired = status.desiredVersion();
        return desired == null || desired.equals(status.actualVersion())
                ? actual
                : strings.get("cars.versions", actual, desired);
    }

    /// A region as people write it: stored in lower case, read with a capital.
    public String region(String region) {
        return region.isEmpty() ? region : region.substring(0, 1).toUpperCase(Locale.ROOT) + region.substring(1);
    }

    public String motion(Motion motion) {
        return motion == Motion.UNKNOWN ? Formats.UNKNOWN : strings.get("motion." + motion.name());
    }

    public String phase(Convergence convergence) {
        return strings.get("cars.phase." + convergence.name());
    }

    public String agent(AgentStatus agent) {
        return agent == AgentStatus.UNKNOWN ? Formats.UNKNOWN : strings.get("cars.agent." + agent.name());
    }

    /// How long the car has not been heard.
    public String silence(Car car, ReadingTime time) {
        return car.silence(time.now()).map(formats::age).orElse(Formats.UNKNOWN);
    }

    public String reasonTitle(ReasonCode reason) {
        return strings.find("reason." + reason.code() + ".title").orElse(reason.code());
    }

    public String percent(@Nullable Integer value) {
        return value == null ? Formats.UNKNOWN : formats.wholePercent(value);
    }

    /// The text with its mark of age.
    public String aged(String text, Car car, ReadingTime time) {
        return isAged(car, time) && !text.equals(Formats.UNKNOWN) ? formats.stale(text) : text;
    }

    private static OptionalDouble figure(@Nullable Integer value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private String uptime(@Nullable Long seconds) {
        return seconds == null ? Formats.UNKNOWN : formats.age(Duration.ofSeconds(seconds));
    }

    private String positionAge(@Nullable Position position, ReadingTime time) {
        return position == null ? Formats.UNKNOWN : since(position.at(), time);
    }

    private String since(Instant at, ReadingTime time) {
        Duration age = Duration.between(at, time.now());
        return formats.age(age.isNegative() ? Duration.ZERO : age);
    }

    private String orUnknown(@Nullable String text) {
        return text == null ? Formats.UNKNOWN : text;
    }

    /// How old the car's values are, for a tooltip.
    public String ageWord(AgeClass age) {
        return strings.get("age." + age.name());
    }
}
