package pitwall.views.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a moment as somebody types it: `13:42`, `@13:42:10`, `-20m`, `-1h30m`, `2026-11-21 13:42`, or as ISO 8601
/// writes it. Without a zone it is UTC, as everywhere on the bar.
public final class MomentText {
    private static final Pattern BACK =
            Pattern.compile("[-−](?:(\\d{1,4})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private MomentText() {}

    /// The moment; empty where the text names none.
    ///
    /// @param now from where `-20m` counts; of a time of day the last one before it is meant
    public static Optional<Instant> read(String typed, Instant now) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("@")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher back = BACK.matcher(text);
        if (back.matches() && text.length() > 1) {
            return Optional.of(now.minus(Duration.ofDays(number(back.group(1)))
                    .plusHours(number(back.group(2)))
                    .plusMinutes(number(back.group(3)))
                    .plusSeconds(number(back.group(4)))));
        }
        return absolute(text.replace("utc", "").strip().toUpperCase(Locale.ROOT), now);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<Instant> absolute(String text, Instant now) {
        try {
            if (text.length() <= 8) {
                LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
                Instant then = LocalTime.parse(text).atDate(today).toInstant(ZoneOffset.UTC);
                return Optional.of(then.isAfter(now) ? then.minus(Duration.ofDays(1)) : then);
            }
            String iso = text.replaceFirst(" ", "T");
            return Optional.of(
                    iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d\\d:\\d\\d")
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
