package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule would have raised, as far as history can tell.
///
/// @param told false where history cannot tell at all; then `limits` says why and all counts are 0
/// @param since the oldest moment that history told something of; absent where it told nothing
/// @param alarms how often it would have been raised
/// @param objects about how many things
/// @param days every day from `from` to `to`, in UTC, the oldest first
/// @param busiest the things with the most alarms, at most [#MOST_LISTED]
/// @param first the earliest of them, at most [#MOST_LISTED]
/// @param cars that it is about and the caller sees
/// @param lookedAt how many of them there was time for
/// @param limits what this is not exact about
/// @param millis that it took
public record BackTest(
        Instant from,
        Instant to,
        boolean told,
        @Nullable Instant since,
        int alarms,
        int objects,
        List<Day> days,
        List<Thing> busiest,
        List<Moment> first,
        int cars,
        int lookedAt,
        Set<Limit> limits,
        long millis) {
    /// The most entries of a list.
    public static final int MOST_LISTED = 50;

    public BackTest {
        days = List.copyOf(days);
        busiest = List.copyOf(busiest);
        first = List.copyOf(first);
        limits = Set.copyOf(limits);
    }

    /// @param day in UTC, such as `2026-11-21`
    public record Day(String day, int alarms) {}

    /// @param object its id
    /// @param first when it would have been raised for it first
    public record Thing(String object, int alarms, Instant first) {}

    /// @param value what was measured; absent where nothing is
    public record Moment(
            Instant at, String object, @Nullable String value) {}

    /// Why an answer is not exact.
    public enum Limit {
        /// Nothing is kept of what the condition asks for: what a query finds, for example.
        NOT_KEPT,
        /// Who belongs to the scope is asked of the cars as they are now.
        SCOPE_AS_NOW,
        /// Some figures are kept as the mean of one or ten minutes.
        AVERAGED,
        /// Silence is kept from the moment on at which a car counts as offline.
        SHORT_SILENCE,
        /// A fact is known by the alarms that rules with the same condition raised, with the patience of those.
        BY_JOURNAL,
        /// What acknowledging does to the count is not known: each return of the condition counts.
        EACH_RETURN,
        /// There was no time for all cars.
        TIME
    }
}
