package pitwall.views.map;

/// Whether a point lies inside a region: it does where a line from it to the west crosses the outline an odd number of
/// times.
final class Outline {
    private Outline() {}

    static boolean holds(Arcs arcs, int region, double x, double y) {
        boolean inside = false;
        for (int ref : arcs.regions()[region]) {
            int arc = ref < 0 ? -1 - ref : ref;
            int box = 4 * arc;
            boolean beside = y < arcs.box()[box + 1] || y > arcs.box()[box + 3] || arcs.box()[box] > x;
            if (!beside && crossings(arcs, arc, x, y)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static boolean crossings(Arcs arcs, int arc, double x, double y) {
        boolean odd = false;
        for (int i = arcs.start()[arc] + 1; i < arcs.start()[arc + 1]; i++) {
            double y0 = arcs.y()[i - 1];
            double y1 = arcs.y()[i];
            if (y0 > y != y1 > y) {
                double x0 = arcs.x()[i - 1];
                double crossing = x0 + (y - y0) / (y1 - y0) * (arcs.x()[i] - x0);
                if (crossing < x) {
                    odd = !odd;
                }
            }
        }
        return odd;
    }
}
