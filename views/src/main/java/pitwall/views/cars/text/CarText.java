package pitwall.views.cars.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
        String value = value(column, car, time);
        boolean marked = growsOld(column) && column != CarColumn.PROGRESS;
        return marked ? aged(value, car, time) : value;
    }

    /// What a column says of a car then and what it says now, where the value is another; empty where it is the same,
    /// or where only time has passed.
    ///
    /// @param live the car now; absent where there is none any more
    public Optional<String> compared(
            CarColumn column, Car then, ReadingTime thenTime, @Nullable Car live, ReadingTime liveTime) {
        if (live == null) {
            return column == CarColumn.STATE
                    ? Optional.of(thenNow(state(then, thenTime), strings.get("cars.gone")))
                    : Optional.empty();
        }
        boolean same = switch (column) {
            case SEEN, POSITION_AGE -> true;
            case STATE -> state(then, thenTime).equals(state(live, liveTime));
            default -> value(column, then, thenTime).equals(value(column, live, thenTime));
        };
        return same
                ? Optional.empty()
                : Optional.of(thenNow(text(column, then, thenTime), text(column, live, liveTime)));
    }

    /// `61 % → 58 %`; quoted where a value has an arrow of its own.
    public String thenNow(String then, String now) {
        boolean arrows = then.contains("→") || now.contains("→");
        return strings.get(
                arrows ? "cars.then-now.quoted" : "cars.then-now",
                then.isEmpty() ? Formats.UNKNOWN : then,
                now.isEmpty() ? Formats.UNKNOWN : now);
    }

    private String value(CarColumn column, Car car, ReadingTime time) {
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
            case MOTION -> motion(status.motion());
            case BATTERY -> percent(vitals.batteryPercent());
            case REASON -> status.reason() == null ? "" : status.reason().code();
            case SEEN -> silence(car, time);
            case PHASE -> phase(status.convergence());
            case PROGRESS -> vitals.progressPercent() == null ? "" : percent(vitals.progressPercent());
            case AGENT -> agent(status.agent());
            case SPEED -> formats.speed(figure(vitals.speedKmh()));
            case TEMPERATURE -> formats.temperature(figure(vitals.temperatureCelsius()));
            case CPU -> percent(vitals.cpuPercent());
            case MEMORY -> percent(vitals.memoryPercent());
            case DISK -> percent(vitals.diskPercent());
            case SIGNAL -> percent(vitals.signalPercent());
            case UPTIME -> uptime(vitals.uptimeSeconds());
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

    /// True where a value is another from time to time, so that there is something to compare.
    public boolean changes(CarColumn column) {
        return switch (column) {
            case STATE, VERSIONS, REASON, PHASE, MESSAGE, FIRST_FAILED -> true;
            default -> growsOld(column);
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
