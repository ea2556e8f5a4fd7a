package pitwall.views.alarms;

import java.time.Instant;
import java.util.Optional;

/// What stands in the place of the list, if it is not the list.
sealed interface AlarmsState {
    record Ready() implements AlarmsState {}

    /// Nothing came yet.
    record Loading() implements AlarmsState {}

    /// There is nothing of this kind.
    ///
    /// @param lastCleared when the last alarm went away; empty where nobody knows
    record Empty(Optional<Instant> lastCleared) implements AlarmsState {}

    /// There are some, and the query finds none.
    record NoneFound(int all, String query) implements AlarmsState {}

    /// There is no connection, and nothing is remembered.
    record NotCached() implements AlarmsState {}
}
