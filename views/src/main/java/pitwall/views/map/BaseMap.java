package pitwall.views.map;

import java.util.List;

/// The bundled map of the world: outlines at three levels of detail, and names. Immutable, shared between threads.
///
/// @param levels the coarsest first
/// @param places the largest first
public record BaseMap(List<Country> countries, List<State> states, List<Arcs> levels, List<Place> places) {
    /// Nothing but water: what there is where the file cannot be read.
    public static final BaseMap NONE = new BaseMap(
            List.of(),
            List.of(),
            List.of(new Arcs(new int[1], new byte[0], new int[0], new int[0], new int[0], new int[0][])),
            List.of());

    /// How many units the world is wide and high.
    static final int UNITS = 1 << 21;

    /// @param code ISO 3166, two letters; empty or `-1` where there is none
    /// @param name as the data calls it
    /// @param x where its name belongs, in units
    /// @param squareKm its area
    record Country(String code, String name, int x, int y, int squareKm) {}

    /// A first-level region of a country.
    ///
    /// @param country index of the country
    record State(String name, int country, int x, int y, int squareKm) {}

    /// A town.
    ///
    /// @param country ISO 3166, two letters
    record Place(String name, String country, Rank rank, int people, int x, int y) {}

    /// What a town is the seat of.
    enum Rank {
        TOWN,
        STATE_SEAT,
        CAPITAL
    }

    /// The outlines that show as much as a window can.
    Arcs level(double zoom) {
        int level = zoom < 3.5 ? 0 : zoom < 6 ? 1 : 2;
        return levels.get(Math.min(level, levels.size() - 1));
    }

    /// The index of the state at a place; -1 in the sea. Looks at every outline.
    ///
    /// @param x as in [Mercator]
    public int stateAt(double x, double y) {
        Arcs finest = levels.getLast();
        double px = (x - Math.floor(x)) * UNITS;
        double py = y * UNITS;
        for (int state = 0; state < states.size(); state++) {
            if (Outline.holds(finest, state, px, py)) {
                return state;
            }
        }
        return -1;
    }

    /// The name of a state and of its country; empty for -1.
    public String stateName(int state) {
        return state < 0 ? "" : states.get(state).name();
    }
}
