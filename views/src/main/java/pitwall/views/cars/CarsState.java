package pitwall.views.cars;

import java.util.List;
import pitwall.fleet.query.QueryTerm;

/// What the middle of the screen shows.
sealed interface CarsState {
    /// Cars.
    record Ready() implements CarsState {}

    /// No data yet, and nothing known about how much will come.
    record Connecting() implements CarsState {}

    /// The first picture is on its way.
    record Loading(int received, int total) implements CarsState {}

    /// There is no car at all.
    record NoCars() implements CarsState {}

    /// There are cars, but none matches.
    ///
    /// @param toRemove terms each of which alone keeps the list empty
    record FilteredOut(int total, String query, List<QueryTerm> toRemove) implements CarsState {}

    /// No car changed since the moment of the past that is held against the present, and only those are wanted.
    record NothingChanged() implements CarsState {}

    /// Without a connection and without remembered data.
    record NotCached() implements CarsState {}

    /// The person may not read the fleet.
    record NotAllowed() implements CarsState {}
}
