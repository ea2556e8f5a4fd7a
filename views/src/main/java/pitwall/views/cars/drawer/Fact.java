package pitwall.views.cars.drawer;

/// One known value of a car.
///
/// @param name what it is
/// @param value as it reads
/// @param aged true where it is older than it may be
/// @param code true where it is an id or a version, set in the face of equal widths
public record Fact(String name, String value, boolean aged, boolean code) {
    static Fact of(String name, String value) {
        return new Fact(name, value, false, false);
    }

    static Fact code(String name, String value) {
        return new Fact(name, value, false, true);
    }
}
