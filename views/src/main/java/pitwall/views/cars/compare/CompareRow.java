package pitwall.views.cars.compare;

/// One value of two cars.
///
/// @param section what it belongs to, for example `Figures`
/// @param name of the value
record CompareRow(String section, String name, String left, String right) {
    boolean same() {
        return left.equals(right);
    }
}
