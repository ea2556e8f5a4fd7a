package pitwall.views.logs.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments as people write them, in UTC: `13:40`, `13:40:05.250`, `2026-11-21`, `2026-11-21T13:40`, `-20m`.
public final class Moments {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(s|m|h|d)");

    private Moments() {}

    /// Empty where it is no moment. A time alone is the last one there was.
    public static Optional<Instant> read(String text, Instant now) {
        if (text.startsWith("-")) {
            return span(text.substring(1)).map(now::minus);
        }
        try {
            return Optional.of(moment(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text, now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant moment(String text, Instant now) {
        if (text.length() == 10 && text.charAt(4) == '-') {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (text.indexOf('T') > 0) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Instant then = today.atTime(LocalTime.parse(text)).toInstant(ZoneOffset.UTC);
        return then.isAfter(now) ? then.minus(Duration.ofDays(1)) : then;
    }

    /// A length of time such as `90s`, `20m`, `2h`, `3d`.
    static Optional<Duration> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
