package pitwall.views.audit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.client.trail.TrailFilter;

/// A search in the audit trail, read from text in the style of the cars' queries: `actor:mira result:denied
/// since:24h "free text"`. Every term narrows it further. Immutable.
///
/// @param text as it was written
/// @param filter what is asked for
record AuditQuery(String text, TrailFilter filter) {
    /// Everything.
    static final AuditQuery ALL = new AuditQuery("", TrailFilter.ALL);

    private static final Pattern TERM = Pattern.compile("(?:([A-Za-z]+):)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(s|m|h|d)");

    /// What can be asked for.
    enum Field {
        ACTOR,
        ACTION,
        OBJECT,
        ID,
        RESULT,
        FROM,
        TO,
        SINCE,
        CORRELATION,
        TEXT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Field> of(String word) {
            for (Field field : values()) {
                if (field.word().equalsIgnoreCase(word)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }

    /// What became of reading a text.
    sealed interface Read {
        record Valid(AuditQuery query) implements Read {}

        /// @param key of the sentence that says what is wrong
        /// @param token which part of the text
        record Invalid(String key, String token) implements Read {}
    }

    /// Reads a text. Never throws.
    ///
    /// @param now server time, which `since:24h` counts back from
    static Read read(String text, Instant now) {
        Map<Field, String> terms = new EnumMap<>(Field.class);
        List<String> words = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        while (matcher.find()) {
            String field = matcher.group(1);
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            Optional<Field> known = field == null ? Optional.of(Field.TEXT) : Field.of(field);
            if (known.isEmpty()) {
                return new Read.Invalid("audit.query.unknown-field", field);
            }
            if (value.isBlank()) {
                return new Read.Invalid("audit.query.no-value", matcher.group());
            }
            if (known.get() == Field.TEXT) {
                words.add(value);
            } else if (terms.put(known.get(), value) != null) {
                return new Read.Invalid("audit.query.twice", known.get().word());
            }
        }
        String rest = String.join(" ", words);
        if (rest.length() > 200) {
            return new Read.Invalid("audit.query.too-long", rest.substring(0, 20) + "…");
        }
        return filter(text, terms, rest, now);
    }

    private static Read filter(String text, Map<Field, String> terms, String rest, Instant now) {
        String from = terms.get(Field.FROM);
        String to = terms.get(Field.TO);
        String since = terms.get(Field.SINCE);
        Optional<Instant> begin = since == null ? time(from) : before(since, now);
        Optional<Instant> end = time(to);
        if (since != null && (begin.isEmpty() || from != null)) {
            return new Read.Invalid("audit.query.span", "since:" + since);
        }
        if (from != null && begin.isEmpty() || to != null && end.isEmpty()) {
            return new Read.Invalid("audit.query.time", from != null && begin.isEmpty() ? "from:" + from : "to:" + to);
        }
        return new Read.Valid(new AuditQuery(
                text,
                new TrailFilter(
                        terms.get(Field.ACTOR),
                        terms.get(Field.ACTION),
                        terms.get(Field.OBJECT),
                        terms.get(Field.ID),
                        terms.get(Field.RESULT),
                        begin.orElse(null),
                        end.orElse(null),
                        rest.isEmpty() ? null : rest,
                        terms.get(Field.CORRELATION))));
    }

    private static Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text.endsWith("Z") ? text : text + "Z"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> before(String span, Instant now) {
        Matcher matcher = SPAN.matcher(span);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(now.minus(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                }));
    }
}
