package pitwall.fleet.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// A bound on when something was. Immutable; its text is read as the same bound again.
sealed interface TimeBound permits AgeBound, TimeBound.SinceMoment, TimeBound.SinceTimeOfDay {
    /// True if `then` is within the bound as of `now`.
    boolean holds(Instant then, Instant now);

    /// Reads what may stand behind `changed:`: besides ages with a comparison an age alone (`20m`, the last twenty
    /// minutes), a time of day (`13:42`) or a date with one (`2026-11-21T13:42Z`), each in UTC: since then.
    static Optional<TimeBound> since(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return AgeBound.of(text)
                .or(() -> AgeBound.of("<=" + text))
                .<TimeBound>map(bound -> bound)
                .or(() -> timeOfDay(upper))
                .or(() -> moment(upper));
    }

    private static Optional<TimeBound> timeOfDay(String text) {
        try {
            boolean whole = text.length() == "13:42".length() || text.length() == "13:42:10".length();
            return whole ? Optional.of(new SinceTimeOfDay(LocalTime.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<TimeBound> moment(String text) {
        try {
            String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            return Optional.of(new SinceMoment(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Since a moment, itself included.
    record SinceMoment(Instant from) implements TimeBound {
        @Override
        public boolean holds(Instant then, Instant now) {
            return !then.isBefore(from);
        }

        @Override
        public String toString() {
            return DateTimeFormatter.ISO_INSTANT.format(from);
        }
    }

    /// Since it was this time in UTC last: today or, where that is still to come, yesterday.
    record SinceTimeOfDay(LocalTime time) implements TimeBound {
        private static final long DAY = 86_400;

        @Override
        public boolean holds(Instant then, Instant now) {
            long second = now.getEpochSecond();
            long today = Math.floorDiv(second, DAY) * DAY + time.toSecondOfDay();
            return then.getEpochSecond() >= (today <= second ? today : today - DAY);
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }
}
