package pitwall.views.map;

/// Lines of one level of detail, as few arrays. Coordinates are units of which the world has [BaseMap#UNITS].
///
/// @param start index of each arc's first point, and behind the last one the number of points
/// @param kind what each arc is: one of the constants
/// @param box left, top, right, bottom of each arc, four numbers each
/// @param regions arcs of each region, in the order of its rings; `-1 - arc` where it goes backwards
record Arcs(int[] start, byte[] kind, int[] x, int[] y, int[] box, int[][] regions) {
    /// Land on its one side only.
    static final byte COAST = 0;

    static final byte COUNTRY = 1;
    static final byte STATE = 2;
    /// Between states of which one is so small that the line is in the way on a map of a continent.
    static final byte SMALL_STATE = 3;

    int count() {
        return kind.length;
    }
}
