package pitwall.views.cars.map;

import pitwall.views.map.WorldBox;

/// Cars that are so near to one another that they are drawn as one. A single car is one too.
///
/// @param x where it is drawn, as in [pitwall.views.map.Mercator]
/// @param count how many cars, at least 1
/// @param problems how many of them somebody may have to look at
/// @param worst the point of the car that is worst
/// @param cell what it gathers: every car inside and no other
record Cluster(double x, double y, int count, int problems, int worst, WorldBox cell) {
    boolean isSingle() {
        return count == 1;
    }
}
