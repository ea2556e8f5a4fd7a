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
    /// Of the mark of a car for itself, in pixels.
    private static final double SINGLE = 16;

    /// Of what is in a mark beside the number: glyph, gaps and round ends.
    private static final double AROUND_THE_NUMBER = 30;

    private static final double DIGIT = 7.2;

    /// From here on a number is written as thousands or millions.
    private static final int SHORTENED_FROM = 100_000;

    /// `120 k`, `1.2 M`.
    private static final int SHORTENED = 5;

    Cluster(double x, double y, int count, int problems, int worst, WorldBox cell) {
        this(x, y, count, problems, worst, cell, false);
    }

    /// How wide its mark is, in pixels: it has room for its count as [pitwall.views.kit.Formats#count] writes it.
    double width() {
        return isSingle() ? SINGLE : AROUND_THE_NUMBER + DIGIT * letters(count);
    }

    private static int letters(int count) {
        if (count >= SHORTENED_FROM) {
            return SHORTENED;
        }
        int digits = Integer.toString(count).length();
        return digits > 3 ? digits + 1 : digits;
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
