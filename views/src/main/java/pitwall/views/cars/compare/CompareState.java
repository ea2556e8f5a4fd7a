package pitwall.views.cars.compare;

import pitwall.fleet.CarId;

/// What there is to compare.
sealed interface CompareState {
    /// Both cars.
    record Ready() implements CompareState {}

    /// One of them is not in the picture.
    record Missing(CarId car) implements CompareState {}

    /// Nobody looked at that moment of the past, or there is no connection and nothing is remembered.
    record NotCached() implements CompareState {}
}
