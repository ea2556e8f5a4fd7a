package pitwall.views.cars.map;

import java.util.Locale;

/// How the map shows cars.
enum MapMode {
    /// Neighbours as one, with how many they are.
    CLUSTERS,
    /// A dot for every car.
    DOTS,
    /// How many problems there are where.
    DENSITY;

    /// The end of its message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
