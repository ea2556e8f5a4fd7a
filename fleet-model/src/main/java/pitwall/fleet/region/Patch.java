package pitwall.fleet.region;

import java.util.List;

/// One piece of a region: what is within a ring and not within its holes.
///
/// @param edge counter-clockwise, as RFC 7946 wants it
/// @param holes clockwise
public record Patch(Ring edge, List<Ring> holes) {
    public Patch {
        holes = List.copyOf(holes);
    }

    /// Edges count as inside, those of holes too.
    boolean holds(double longitude, double latitude) {
        return edge.side(longitude, latitude) != Ring.Side.OUTSIDE
                && holes.stream().noneMatch(hole -> hole.side(longitude, latitude) == Ring.Side.INSIDE);
    }

    /// How far a place outside is away.
    double metresFrom(double longitude, double latitude) {
        double nearest = edge.metresFrom(longitude, latitude);
        for (Ring hole : holes) {
            nearest = Math.min(nearest, hole.metresFrom(longitude, latitude));
        }
        return nearest;
    }

    /// Square degrees.
    double area() {
        double area = Math.abs(edge.area());
        for (Ring hole : holes) {
            area -= Math.abs(hole.area());
        }
        return area;
    }

    int corners() {
        return edge.size() + holes.stream().mapToInt(Ring::size).sum();
    }
}
