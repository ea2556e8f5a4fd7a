package pitwall.simulator.road;

import java.util.ArrayList;
import java.util.List;

/// A way through a city: legs from point to point, each with a speed limit. Immutable.
public final class Route {
    private final List<Leg> legs;
    private final double metres;

    private record Leg(GeoPoint from, GeoPoint to, double startsAt, double metres, int limitKmh) {}

    /// A place on a route.
    ///
    /// @param headingDegrees clockwise from north, 0 up to 360
    /// @param limitKmh the speed limit there
    public record Spot(GeoPoint point, int headingDegrees, int limitKmh) {}

    private Route(List<Leg> legs, double metres) {
        this.legs = List.copyOf(legs);
        this.metres = metres;
    }

    static Builder from(GeoPoint start) {
        return new Builder(start);
    }

    /// How long it is.
    public double metres() {
        return metres;
    }

    /// The place so many metres after the start; the last one beyond the end.
    public Spot at(double travelled) {
        Leg leg = legAt(travelled);
        double fraction = leg.metres == 0 ? 1 : Math.clamp((travelled - leg.startsAt) / leg.metres, 0, 1);
        return new Spot(leg.from.towards(leg.to, fraction), leg.from.headingTo(leg.to), leg.limitKmh);
    }

    private Leg legAt(double travelled) {
        int low = 0;
        int high = legs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (legs.get(middle).startsAt <= travelled) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return legs.get(low);
    }

    static final class Builder {
        private final List<Leg> legs = new ArrayList<>();
        private GeoPoint at;
        private double metres;

        private Builder(GeoPoint start) {
            at = start;
        }

        Builder to(GeoPoint next, int limitKmh) {
            double length = at.metresTo(next);
            legs.add(new Leg(at, next, metres, length, limitKmh));
            metres += length;
            at = next;
            return this;
        }

        Route build() {
            return new Route(legs, metres);
        }
    }
}
