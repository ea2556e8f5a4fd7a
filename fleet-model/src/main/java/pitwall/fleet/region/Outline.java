package pitwall.fleet.region;

import java.util.List;
import pitwall.fleet.Position;

/// Where a region is: one piece of the earth or several. Immutable. Made by [OutlineReader], which lets nothing in that
/// is not closed, crosses itself or goes across the antimeridian.
public final class Outline {
    private final List<Patch> patches;
    private final double west;
    private final double south;
    private final double east;
    private final double north;

    Outline(List<Patch> patches) {
        this.patches = List.copyOf(patches);
        double[] box = {180, 90, -180, -90};
        for (Patch patch : patches) {
            for (int i = 0; i < patch.edge().size(); i++) {
                box[0] = Math.min(box[0], patch.edge().longitude(i));
                box[1] = Math.min(box[1], patch.edge().latitude(i));
                box[2] = Math.max(box[2], patch.edge().longitude(i));
                box[3] = Math.max(box[3], patch.edge().latitude(i));
            }
        }
        west = box[0];
        south = box[1];
        east = box[2];
        north = box[3];
    }

    public List<Patch> patches() {
        return patches;
    }

    /// How many corners it has in all.
    public int corners() {
        return patches.stream().mapToInt(Patch::corners).sum();
    }

    /// True where the position lies inside or on the edge. The two sides of the antimeridian are one line.
    public boolean holds(Position position) {
        return holds(position.longitude(), position.latitude());
    }

    /// The same for degrees.
    public boolean holds(double longitude, double latitude) {
        return inside(longitude, latitude) || Math.abs(longitude) == 180 && inside(-longitude, latitude);
    }

    private boolean inside(double longitude, double latitude) {
        if (longitude < west || longitude > east || latitude < south || latitude > north) {
            return false;
        }
        for (Patch patch : patches) {
            if (patch.holds(longitude, latitude)) {
                return true;
            }
        }
        return false;
    }

    /// How far a position is from it; 0 inside. Good to a percent within some hundred kilometres.
    public double metresFrom(Position position) {
        if (holds(position)) {
            return 0;
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int turn = -1; turn <= 1; turn++) {
            double longitude = position.longitude() + 360 * turn;
            for (Patch patch : patches) {
                nearest = Math.min(nearest, patch.metresFrom(longitude, position.latitude()));
            }
        }
        return nearest;
    }

    /// Square degrees: only good for telling which of two is smaller.
    public double area() {
        return patches.stream().mapToDouble(Patch::area).sum();
    }

    /// Degrees.
    public double west() {
        return west;
    }

    public double south() {
        return south;
    }

    public double east() {
        return east;
    }

    public double north() {
        return north;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outline outline && outline.patches.equals(patches);
    }

    @Override
    public int hashCode() {
        return patches.hashCode();
    }
}
