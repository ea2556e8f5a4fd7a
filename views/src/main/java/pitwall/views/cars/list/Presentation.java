package pitwall.views.cars.list;

/// The ways in which the same list is shown.
public enum Presentation {
    TABLE,
    CARDS,
    DOTS
}
