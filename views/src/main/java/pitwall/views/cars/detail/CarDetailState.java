package pitwall.views.cars.detail;

/// What the screen of a car has to show.
sealed interface CarDetailState {
    /// The car.
    record Ready() implements CarDetailState {}

    /// The first picture of the fleet is on its way.
    record Loading() implements CarDetailState {}

    /// There is no such car, or not for this person.
    record NotFound() implements CarDetailState {}

    /// It was there, and is no longer.
    record Gone() implements CarDetailState {}

    /// Without a connection and without remembered data.
    record NotCached() implements CarDetailState {}

    /// The person may not read the fleet.
    record NotAllowed() implements CarDetailState {}
}
