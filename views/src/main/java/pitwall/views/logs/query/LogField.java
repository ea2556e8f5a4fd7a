package pitwall.views.logs.query;

import java.util.Locale;
import java.util.Optional;

/// What a term can ask of a line; every other field asks for cars.
public enum LogField {
    /// Whose lines: `origin:server` for the server's own log, else those of cars.
    ORIGIN,
    /// Exactly these levels, or with `+` at least this one: `level:warn+`, `level:error,debug`.
    LEVEL,
    SOURCE,
    /// A field of the line: `field:key=7c1f`.
    FIELD,
    /// Arrival, inclusive.
    FROM,
    /// Arrival, exclusive.
    TO,
    /// Not longer ago than this: `since:2h`.
    SINCE,
    /// Text that occurs in the line; so does a word without a field.
    TEXT,
    /// A regular expression between slashes.
    REGEX;

    /// As it stands before a colon; a regular expression has none.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogField> of(String word) {
        for (LogField field : values()) {
            if (field != REGEX && field.word().equalsIgnoreCase(word)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
