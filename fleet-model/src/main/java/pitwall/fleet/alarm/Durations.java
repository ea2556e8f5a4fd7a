package pitwall.fleet.alarm;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as rules write them: a whole number and one of `s`, `m`, `h`, `d`.
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd])");

    private Durations() {}

    /// Reads `90s`, `5m`, `2h` or `7d`; empty for anything else.
    public static Optional<Duration> read(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /// The shortest way to write whole seconds.
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
