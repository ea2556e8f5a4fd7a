package pitwall.fleet.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Leaves out corners that hardly matter, by Douglas and Peucker (1973): what stays is never farther than a tolerance
/// from what went. A ring keeps three corners at least. Pure.
public final class Simplification {
    private Simplification() {}

    /// A closed ring, the first position repeated at the end, with as few positions as the tolerance allows.
    ///
    /// @param tolerance degrees
    public static List<double[]> ring(List<double[]> closed, double tolerance) {
        int last = closed.size() - 1;
        if (last < 4) {
            return closed;
        }
        BitSet kept = new BitSet(closed.size());
        int far = farthest(closed, 0);
        kept.set(0);
        kept.set(far);
        kept.set(last);
        keep(closed, 0, far, tolerance, kept);
        keep(closed, far, last, tolerance, kept);
        if (kept.cardinality() < 4) {
            kept.set(aside(closed, 0, far, last));
        }
        List<double[]> rest = new ArrayList<>(kept.cardinality());
        kept.stream().forEach(i -> rest.add(closed.get(i)));
        return rest;
    }

    /// A loop instead of recursion: a spiral would be as deep as it is long.
    private static void keep(List<double[]> line, int from, int to, double tolerance, BitSet kept) {
        List<int[]> open = new ArrayList<>();
        open.add(new int[] {from, to});
        while (!open.isEmpty()) {
            int[] part = open.removeLast();
            int worst = -1;
            double most = tolerance;
            for (int i = part[0] + 1; i < part[1]; i++) {
                double away = distance(line.get(i), line.get(part[0]), line.get(part[1]));
                if (away > most) {
                    most = away;
                    worst = i;
                }
            }
            if (worst >= 0) {
                kept.set(worst);
                open.add(new int[] {part[0], worst});
                open.add(new int[] {worst, part[1]});
            }
        }
    }

    private static int farthest(List<double[]> line, int from) {
        int far = 1;
        double most = -1;
        for (int i = 1; i < line.size() - 1; i++) {
            double away = Math.hypot(line.get(i)[0] - line.get(from)[0], line.get(i)[1] - line.get(from)[1]);
            if (away > most) {
                most = away;
                far = i;
            }
        }
        return far;
    }

    /// The corner farthest from the line between two others.
    private static int aside(List<double[]> line, int from, int to, int last) {
        int far = to == 1 ? 2 : 1;
        double most = -1;
        for (int i = 1; i < last; i++) {
            double away = i == to ? -1 : distance(line.get(i), line.get(from), line.get(to));
            if (away > most) {
                most = away;
                far = i;
            }
        }
        return far;
    }

    /// How far a position is from a line; public for whoever checks what was left out.
    public static double distance(double[] position, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double square = dx * dx + dy * dy;
        double share = square == 0
                ? 0
                : Math.clamp(((position[0] - from[0]) * dx + (position[1] - from[1]) * dy) / square, 0, 1);
        return Math.hypot(position[0] - from[0] - share * dx, position[1] - from[1] - share * dy);
    }
}
