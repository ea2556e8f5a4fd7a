package pitwall.server.integration.symphony;

import java.util.Locale;
import java.util.regex.Pattern;
import pitwall.fleet.CarId;

/// What a car is called in Symphony, whose names are those of Kubernetes: lower-case letters, digits and hyphens.
///
/// An id that is such a name already, has no two hyphens in a row and at most 48 characters, stays as it is. Any other
/// is lower-cased, whatever else it has becomes a hyphen, and two hyphens and ten digits of its SHA-256 follow: so
/// `Car_7` and `car-7` are two targets. 48, because Symphony puts words of its own before a name and a label of
/// Kubernetes ends at 63.
final class TargetName {
    private static final int MOST = 48;
    private static final int DIGITS = 10;
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private TargetName() {}

    static String of(CarId car) {
        String id = car.value();
        if (id.length() <= MOST && isAllowed(id) && !id.contains("--")) {
            return id;
        }
        String words = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        String kept =
                words.substring(0, Math.min(words.length(), MOST - DIGITS - 2)).replaceAll("-$", "");
        String digits = Fingerprint.of(id).substring(0, DIGITS);
        return kept.isEmpty() ? "car--" + digits : kept + "--" + digits;
    }

    /// Whether something is a label as Kubernetes takes it.
    static boolean isAllowed(String text) {
        return ALLOWED.matcher(text).matches();
    }
}
