package pitwall.views.cars.act;

import java.util.Optional;
import java.util.regex.Pattern;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;

/// What may be typed into the forms: the server's rules, applied while one types, so that most mistakes need no round
/// trip. The server has the last word.
final class FieldRules {
    private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");

    private FieldRules() {}

    static boolean isPlace(String text) {
        return PLACE.matcher(text.strip()).matches();
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text.strip()).matches();
    }

    static boolean isTag(String text) {
        return TAG.matcher(text.strip()).matches();
    }

    /// True for an id, and for nothing at all: the server then finds one.
    static boolean isIdOrNothing(String text) {
        return text.isBlank() || CarId.parse(text.strip()).isPresent();
    }

    /// The ring; empty for nothing at all, or for what is no ring.
    static Optional<Integer> ring(String text) {
        return text.strip().matches("\\d{1,2}")
                ? Optional.of(Integer.parseInt(text.strip())).filter(ring -> ring <= CarInfo.MAX_RING)
                : Optional.empty();
    }
}
