package pitwall.views.cars.map;

/// What the map has to say over itself.
sealed interface MapState {
    /// Cars are where they are.
    record Ready() implements MapState {}

    /// The first picture of the fleet is on its way.
    record Loading() implements MapState {}

    /// There is no car at all.
    record NoCars() implements MapState {}

    /// There are cars, but none matches.
    record FilteredOut(int total, String query) implements MapState {}

    /// Cars match, but none of them said where it is.
    record NoPositions(int listed) implements MapState {}

    /// Without a connection and without remembered data.
    record NotCached() implements MapState {}

    /// The person may not read the fleet.
    record NotAllowed() implements MapState {}
}
