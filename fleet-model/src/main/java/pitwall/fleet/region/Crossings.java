package pitwall.fleet.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether lines cross. Looks along the longitudes: only lines that share one are held against each other.
final class Crossings {
    private final List<Line> lines = new ArrayList<>();

    private Crossings() {}

    /// A line of a ring.
    ///
    /// @param ring which ring
    /// @param place which line of it
    /// @param size how many lines it has
    private record Line(int ring, int place, int size, double x0, double y0, double x1, double y1) {
        double west() {
            return Math.min(x0, x1);
        }

        double east() {
            return Math.max(x0, x1);
        }

        boolean meets(Line other) {
            if (Math.max(y0, y1) < Math.min(other.y0, other.y1) || Math.max(other.y0, other.y1) < Math.min(y0, y1)) {
                return false;
            }
            if (ring == other.ring && (place + 1) % size == other.place) {
                return turnsBack(other);
            }
            if (ring == other.ring && (other.place + 1) % size == place) {
                return other.turnsBack(this);
            }
            return side(other.x0, other.y0) * side(other.x1, other.y1) <= 0
                    && other.side(x0, y0) * other.side(x1, y1) <= 0;
        }

        /// The next line may only begin where this one ends.
        private boolean turnsBack(Line next) {
            return side(next.x1, next.y1) == 0 && (next.x1 - x1) * (x0 - x1) + (next.y1 - y1) * (y0 - y1) > 0;
        }

        private double side(double x, double y) {
            return Math.signum((x1 - x0) * (y - y0) - (x - x0) * (y1 - y0));
        }
    }

    /// True where any two lines of these rings have a point in common, other than neighbours their corner.
    static boolean any(List<Ring> rings) {
        Crossings crossings = new Crossings();
        for (int ring = 0; ring < rings.size(); ring++) {
            crossings.add(rings.get(ring), ring);
        }
        return crossings.any();
    }

    private void add(Ring ring, int number) {
        int size = ring.size();
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            lines.add(new Line(
                    number, i, size, ring.longitude(i), ring.latitude(i), ring.longitude(next), ring.latitude(next)));
        }
    }

    private boolean any() {
        lines.sort(Comparator.comparingDouble(Line::west));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            for (int j = i + 1; j < lines.size() && lines.get(j).west() <= line.east(); j++) {
                if (line.meets(lines.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
