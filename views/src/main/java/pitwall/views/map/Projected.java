package pitwall.views.map;

/// Arcs in the pixels of one picture.
///
/// @param unit pixels of one unit of the map
/// @param x0 where the world's left edge is
/// @param y0 where the world's top is
record Projected(Arcs arcs, double unit, double x0, double y0, double width, double height) {
    /// Points closer together than this add nothing that can be seen.
    private static final double STEP = 0.75;

    void fill(int arc, AreaFill fill) {
        int box = 4 * arc;
        double top = y0 + arcs.box()[box + 1] * unit;
        double bottom = y0 + arcs.box()[box + 3] * unit;
        if (bottom < 0 || top > height || x0 + arcs.box()[box] * unit > width) {
            return;
        }
        int start = arcs.start()[arc];
        int end = arcs.start()[arc + 1];
        // To the left of the window only the ends count: whatever lies there is one vertical line on the edge.
        int step =
                x0 + arcs.box()[box + 2] * unit < 0 && top >= 0 && bottom <= height ? Math.max(1, end - start - 1) : 1;
        double fromX = x0 + arcs.x()[start] * unit;
        double fromY = y0 + arcs.y()[start] * unit;
        for (int i = start + step; i < end; i += step) {
            double toX = x0 + arcs.x()[i] * unit;
            double toY = y0 + arcs.y()[i] * unit;
            if (i == end - 1 || Math.abs(toX - fromX) + Math.abs(toY - fromY) >= STEP) {
                fill.edge(fromX, fromY, toX, toY);
                fromX = toX;
                fromY = toY;
            }
        }
    }

    void line(int arc, LineMask mask, double thickness) {
        int box = 4 * arc;
        if (y0 + arcs.box()[box + 3] * unit < -2
                || y0 + arcs.box()[box + 1] * unit > height + 2
                || x0 + arcs.box()[box] * unit > width + 2
                || x0 + arcs.box()[box + 2] * unit < -2) {
            return;
        }
        int start = arcs.start()[arc];
        int end = arcs.start()[arc + 1];
        int from = start;
        double fromX = x0 + arcs.x()[start] * unit;
        double fromY = y0 + arcs.y()[start] * unit;
        for (int i = start + 1; i < end; i++) {
            double toX = x0 + arcs.x()[i] * unit;
            double toY = y0 + arcs.y()[i] * unit;
            if (i == end - 1 || Math.abs(toX - fromX) + Math.abs(toY - fromY) >= STEP) {
                if (!isSeam(from, i)) {
                    mask.line(fromX, fromY, toX, toY, thickness);
                }
                from = i;
                fromX = toX;
                fromY = toY;
            }
        }
    }

    /// Where land is cut in two at the antimeridian, or ends where the projection does, there is no coast.
    private boolean isSeam(int from, int to) {
        int x = arcs.x()[from];
        int y = arcs.y()[from];
        return x == arcs.x()[to] && (x == 0 || x == BaseMap.UNITS) || y == arcs.y()[to] && y == BaseMap.UNITS;
    }
}
