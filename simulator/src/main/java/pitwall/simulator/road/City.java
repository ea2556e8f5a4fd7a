package pitwall.simulator.road;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/// A city to drive in. Immutable and thread-safe.
public final class City {
    private static final int SIDE_STREET_KMH = 30;

    private final String region;
    private final String title;
    private final Bounds bounds;
    private final List<GeoPoint> places;
    private final List<List<Road>> roads;

    /// A road from the place it is listed under.
    record Road(int to, double metres, int limitKmh) {
        double seconds() {
            return metres * 3.6 / limitKmh;
        }
    }

    City(String region, String title, Bounds bounds, List<GeoPoint> places, List<List<Road>> roads) {
        this.region = region;
        this.title = title;
        this.bounds = bounds;
        this.places = List.copyOf(places);
        this.roads = roads.stream().map(List::copyOf).toList();
    }

    /// The name as a region of the fleet, for example `munich`.
    public String region() {
        return region;
    }

    /// The name for people, for example `Munich`.
    public String title() {
        return title;
    }

    public Bounds bounds() {
        return bounds;
    }

    /// The places cars start from and go to.
    public List<GeoPoint> places() {
        return places;
    }

    /// The fastest way by road from a spot near one place to a spot near another, side streets at both ends.
    public Route route(GeoPoint start, int from, int to, GeoPoint end) {
        Route.Builder route = Route.from(start).to(places.get(from), SIDE_STREET_KMH);
        int at = from;
        for (Road road : fastest(from, to)) {
            at = road.to;
            route.to(places.get(at), road.limitKmh);
        }
        return route.to(end, SIDE_STREET_KMH).build();
    }

    /// True when every place can be reached from every other.
    boolean isConnected() {
        for (int place = 1; place < places.size(); place++) {
            if (fastest(0, place).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Deque<Road> fastest(int from, int to) {
        double[] seconds = new double[places.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        seconds[from] = 0;
        int[] cameFrom = new int[places.size()];
        Road[] cameBy = new Road[places.size()];
        PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingDouble(Reached::seconds));
        open.add(new Reached(from, 0));
        Reached nearest;
        while ((nearest = open.poll()) != null && nearest.place != to) {
            for (Road road : roads.get(nearest.place)) {
                double there = nearest.seconds + road.seconds();
                if (there < seconds[road.to]) {
                    seconds[road.to] = there;
                    cameFrom[road.to] = nearest.place;
                    cameBy[road.to] = road;
                    open.add(new Reached(road.to, there));
                }
            }
        }
        Deque<Road> way = new ArrayDeque<>();
        for (int at = to; at != from && seconds[at] < Double.POSITIVE_INFINITY; at = cameFrom[at]) {
            way.addFirst(cameBy[at]);
        }
        return way;
    }

    private record Reached(int place, double seconds) {}
}
