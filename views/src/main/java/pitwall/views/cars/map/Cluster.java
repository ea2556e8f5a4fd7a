package pitwall.views.cars.map;

import pitwall.views.map.WorldBox;

/// Cars that are so near to one another that they are drawn as one. A single car is one too.
///
/// @param x where it is drawn, as in [pitwall.views.map.Mercator]
/// @param count how many cars, at least 1
/// @param problems how many of them somebody may have to look at
/// @param worst the point of the car that is worst
/// @param cell what it gathers: every car inside and no other; a place without an extent where it is a car by itself
/// @param hexagonal true where it gathers what lies in the hexagon that fills the cell
record Cluster(double x, double y, int count, int problems, int worst, WorldBox cell, boolean hexagonal) {
    Cluster(double x, double y, int count, int problems, int worst, WorldBox cell) {
        this(x, y, count, problems, worst, cell, false);
    }

    boolean isSingle() {
        return count == 1 && !hexagonal;
    }

    /// A car that nothing was gathered with, however near others are.
    boolean isAlone() {
        return cell.width() == 0;
    }

    /// What it gathers, as [pitwall.fleet.query.Area] reads it.
    String area() {
        return hexagonal ? HexGrid.area(cell) : MapViewModel.area(cell);
    }
}
