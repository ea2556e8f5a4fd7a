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
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        /// @param position of what is wrong in the text, in characters
        /// @param length of it, in characters
        record Invalid(String key, String token, int position, int length) implements Read {}
    }

    /// One term as it stands in the text.
    ///
    /// @param field empty for free text
    /// @param position in the text, in characters
    private record Term(String field, String value, boolean quoted, String text, int position) {
        static Term of(Matcher found) {
            String quoted = found.group(2);
            return new Term(
                    Objects.requireNonNullElse(found.group(1), ""),
                    quoted == null ? found.group(3) : quoted.replaceAll("\\\\(.)", "$1"),
                    quoted != null,
                    found.group(),
                    found.start());
        }

        Optional<Field> known() {
            return field.isEmpty() ? Optional.of(Field.TEXT) : Field.of(field);
        }

        /// Why it cannot be searched for; empty where it can. The trail has neither lists nor *not*, and whoever writes
        /// them must not be told that there is no such entry.
        Optional<Read> wrong() {
            if (known().isEmpty()) {
                return Optional.of(wrong("audit.query.unknown-field", field));
            }
            if (value.isBlank()) {
                return Optional.of(wrong("audit.query.no-value", text));
            }
            if (!quoted && known().get() == Field.TEXT && value.length() > 1 && value.startsWith("-")) {
                return Optional.of(wrong("audit.query.not", text));
            }
            return !quoted && known().get() != Field.TEXT && value.contains(",")
                    ? Optional.of(wrong("audit.query.list", text))
                    : Optional.empty();
        }

        Read wrong(String key, String token) {
            return new Read.Invalid(key, token, position, text.length());
        }
    }

    /// Reads a text. Never throws.
    ///
    /// @param now server time, which `since:24h` counts back from
    static Read read(String text, Instant now) {
        Map<Field, Term> terms = new EnumMap<>(Field.class);
        List<Term> words = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        while (matcher.find()) {
            Term term = Term.of(matcher);
            Optional<Read> wrong = term.wrong();
            if (wrong.isPresent()) {
                return wrong.get();
            }
            Field field = term.known().orElse(Field.TEXT);
            if (field == Field.TEXT) {
                words.add(term);
            } else if (terms.put(field, term) != null) {
                return term.wrong("audit.query.twice", field.word());
            }
        }
        String rest = words.stream().map(Term::value).collect(Collectors.joining(" "));
        if (rest.length() > 200) {
            int first = words.getFirst().position();
            return new Read.Invalid("audit.query.too-long", rest.substring(0, 20) + "…", first, text.length() - first);
        }
        return filter(text, terms, rest, now);
    }

    private static Read filter(String text, Map<Field, Term> terms, String rest, Instant now) {
        Term from = terms.get(Field.FROM);
        Term to = terms.get(Field.TO);
        Term since = terms.get(Field.SINCE);
        Optional<Instant> begin = since == null ? time(from) : before(since.value(), now);
        Optional<Instant> end = time(to);
        if (since != null && (begin.isEmpty() || from != null)) {
            return since.wrong("audit.query.span", "since:" + since.value());
        }
        if (from != null && begin.isEmpty()) {
            return from.wrong("audit.query.time", "from:" + from.value());
        }
        if (to != null && end.isEmpty()) {
            return to.wrong("audit.query.time", "to:" + to.value());
        }
        return new Read.Valid(new AuditQuery(
                text,
                new TrailFilter(
                        value(terms, Field.ACTOR),
                        value(terms, Field.ACTION),
                        value(terms, Field.OBJECT),
                        value(terms, Field.ID),
                        value(terms, Field.RESULT),
                        begin.orElse(null),
                        end.orElse(null),
                        rest.isEmpty() ? null : rest,
                        value(terms, Field.CORRELATION))));
    }

    private static @Nullable String value(Map<Field, Term> terms, Field field) {
        Term term = terms.get(field);
        return term == null ? null : term.value();
    }

    private static Optional<Instant> time(@Nullable Term term) {
        if (term == null) {
            return Optional.empty();
        }
        String text = term.value();
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
