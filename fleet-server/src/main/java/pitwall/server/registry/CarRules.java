package pitwall.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.Problem.FieldError;

/// What may be written down about a car, by whomever: people and enrolling cars obey the same rules.
public final class CarRules {
    static final int MAX_NAME = 100;
    private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern VIN = Pattern.compile("[A-Z0-9]{5,20}");
    private static final Pattern AGENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@:-]{0,127}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");

    private final List<FieldError> errors = new ArrayList<>();

    private CarRules() {}

    /// What is wrong with a new car; empty if nothing is.
    public static List<FieldError> check(CreateCar car) {
        CarRules rules = new CarRules();
        rules.id(car.id());
        rules.info(car.name(), car.region(), car.model(), car.ring(), car.vin(), car.labels());
        rules.matches("version", VERSION, car.version(), "a version such as 4.2.0");
        String state = car.state();
        if (state != null && !state.equals("parked") && !state.equals("driving")) {
            rules.wrong("state", "must be parked or driving");
        }
        return rules.errors;
    }

    /// What is wrong with a change.
    public static List<FieldError> check(PatchCar car) {
        CarRules rules = new CarRules();
        rules.info(car.name(), car.region(), car.model(), car.ring(), car.vin(), car.labels());
        return rules.errors;
    }

    /// What is wrong with how a car describes itself.
    public static List<FieldError> check(CarFrame.Profile car) {
        CarRules rules = new CarRules();
        rules.info(car.name(), car.region(), car.model(), car.ring(), car.vin(), car.labels());
        rules.matches("agentName", AGENT, car.agentName(), "1 to 128 letters, digits or . _ @ : -");
        return rules.errors;
    }

    /// A version in the words of a car or a person.
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /// Regions are lower case by convention.
    static String region(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void id(@Nullable String id) {
        if (id != null && CarId.parse(id).isEmpty()) {
            wrong("id", "must match [A-Za-z0-9._-]{1,64}");
        }
    }

    private void info(
            @Nullable String name,
            @Nullable String region,
            @Nullable String model,
            @Nullable Integer ring,
            @Nullable String vin,
            @Nullable Map<String, String> labels) {
        if (name != null && (name.isBlank() || name.length() > MAX_NAME || hasControls(name))) {
            wrong("name", "must be 1 to " + MAX_NAME + " characters on one line");
        }
        matches("region", PLACE, region, "1 to 64 letters, digits or . _ -");
        matches("model", PLACE, model, "1 to 64 letters, digits or . _ -");
        matches("vin", VIN, vin, "5 to 20 capital letters and digits");
        if (ring != null && (ring < 0 || ring > CarInfo.MAX_RING)) {
            wrong("ring", "must be 0 to " + CarInfo.MAX_RING);
        }
        if (labels != null) {
            labels(labels);
        }
    }

    private void labels(Map<String, String> labels) {
        if (labels.size() > CarInfo.MAX_LABELS) {
            wrong("labels", "must be at most " + CarInfo.MAX_LABELS);
        }
        labels.forEach((key, value) -> {
            if (!LABEL.matcher(key).matches()) {
                wrong("labels", "needs keys of 1 to 63 letters, digits or . _ / -");
            }
            if (value.length() > 256 || hasControls(value)) {
                wrong("labels", "needs values of at most 256 characters on one line");
            }
        });
    }

    private void matches(String field, Pattern pattern, @Nullable String value, String expected) {
        if (value != null && !pattern.matcher(value).matches()) {
            wrong(field, "must be " + expected);
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private void wrong(String field, String detail) {
        errors.add(new FieldError(field, "INVALID", detail));
    }
}
