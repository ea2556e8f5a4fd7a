package pitwall.fleet.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes outlines of what RFC 7946 calls the coordinates of a MultiPolygon. Checks everything that would make "inside"
/// a matter of opinion; corrects what would not: the direction of rings, points that are repeated, more digits than a
/// decimetre has. Takes time by the square of the corners of a piece, about 30 ms for the most there may be.
public final class OutlineReader {
    /// The most corners of an outline.
    public static final int MOST_CORNERS = 2_000;

    /// Millionths of a degree: about a decimetre.
    private static final double DIGITS = 1e6;

    private int corners;

    private OutlineReader() {}

    /// Reads polygons, each a list of rings, each a list of positions, each a longitude and a latitude; further numbers
    /// of a position, such as its height, are passed over.
    public static OutlineReading read(List<List<List<double[]>>> polygons) {
        try {
            return new OutlineReading.Good(new OutlineReader().outline(polygons));
        } catch (Wrong wrong) {
            return new OutlineReading.Bad(wrong.fault, wrong.where);
        }
    }

    private Outline outline(List<List<List<double[]>>> polygons) throws Wrong {
        if (polygons.isEmpty()) {
            throw new Wrong(OutlineFault.NO_POLYGON, "coordinates");
        }
        List<Patch> patches = new ArrayList<>();
        for (int i = 0; i < polygons.size(); i++) {
            patches.add(patch(polygons.get(i), "coordinates[" + i + "]"));
        }
        return new Outline(patches);
    }

    private Patch patch(List<List<double[]>> rings, String where) throws Wrong {
        if (rings.isEmpty()) {
            throw new Wrong(OutlineFault.NO_POLYGON, where);
        }
        Ring edge = ring(rings.getFirst(), where + "[0]");
        List<Ring> holes = new ArrayList<>();
        for (int i = 1; i < rings.size(); i++) {
            Ring hole = ring(rings.get(i), where + "[" + i + "]");
            if (edge.side(hole.longitude(0), hole.latitude(0)) != Ring.Side.INSIDE) {
                throw new Wrong(OutlineFault.HOLE_OUTSIDE, where + "[" + i + "]");
            }
            holes.add(hole.area() > 0 ? hole.reversed() : hole);
        }
        List<Ring> all = new ArrayList<>(holes);
        all.addFirst(edge);
        if (Crossings.any(all)) {
            throw new Wrong(OutlineFault.CROSSES_ITSELF, where);
        }
        return new Patch(edge.area() < 0 ? edge.reversed() : edge, holes);
    }

    private Ring ring(List<double[]> positions, String where) throws Wrong {
        corners += positions.size();
        if (corners > MOST_CORNERS) {
            throw new Wrong(OutlineFault.TOO_MANY_POINTS, where);
        }
        if (positions.size() < 4) {
            throw new Wrong(OutlineFault.TOO_FEW_POINTS, where);
        }
        double[] x = new double[positions.size()];
        double[] y = new double[positions.size()];
        int size = 0;
        for (int i = 0; i < positions.size(); i++) {
            double[] position = positions.get(i);
            if (position.length < 2 || !(Math.abs(position[0]) <= 180) || !(Math.abs(position[1]) <= 90)) {
                throw new Wrong(OutlineFault.NOT_ON_EARTH, where + "[" + i + "]");
            }
            x[size] = rounded(position[0]);
            y[size] = rounded(position[1]);
            if (size > 0 && Math.abs(x[size] - x[size - 1]) > 180) {
                throw new Wrong(OutlineFault.ANTIMERIDIAN, where + "[" + i + "]");
            }
            if (size == 0 || x[size] != x[size - 1] || y[size] != y[size - 1]) {
                size++;
            }
        }
        if (x[0] != x[size - 1] || y[0] != y[size - 1]) {
            throw new Wrong(OutlineFault.NOT_CLOSED, where);
        }
        if (size < 4) {
            throw new Wrong(OutlineFault.NO_AREA, where);
        }
        Ring ring = new Ring(Arrays.copyOf(x, size - 1), Arrays.copyOf(y, size - 1));
        if (Math.abs(ring.area()) < 1e-11) {
            throw new Wrong(OutlineFault.NO_AREA, where);
        }
        return ring;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * DIGITS) / DIGITS + 0.0;
    }

    /// What is wrong, and where.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final OutlineFault fault;
        private final String where;

        Wrong(OutlineFault fault, String where) {
            super(fault + " at " + where, null, false, false);
            this.fault = fault;
            this.where = where;
        }
    }
}
