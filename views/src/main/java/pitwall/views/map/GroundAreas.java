package pitwall.views.map;

import java.util.List;

/// Areas on the ground of a map, under everything else: outlines of regions. Immutable; the numbers of its lines are
/// not
/// to be changed.
///
/// @param usual lines of the areas in grey; holes go round the other way
/// @param chosen lines of those that stand out
public record GroundAreas(List<Line> usual, List<Line> chosen) {
    /// None.
    public static final GroundAreas NONE = new GroundAreas(List.of(), List.of());

    public GroundAreas {
        usual = List.copyOf(usual);
        chosen = List.copyOf(chosen);
    }

    /// A closed line.
    ///
    /// @param x as in [Mercator]
    /// @param y as many
    /// @param box around it
    public record Line(double[] x, double[] y, WorldBox box) {
        /// The same line with the box that it needs.
        public static Line of(double[] x, double[] y) {
            double left = 1;
            double top = 1;
            double right = 0;
            double bottom = 0;
            for (int i = 0; i < x.length; i++) {
                left = Math.min(left, x[i]);
                right = Math.max(right, x[i]);
                top = Math.min(top, y[i]);
                bottom = Math.max(bottom, y[i]);
            }
            return new Line(x, y, new WorldBox(left, top, right - left, bottom - top));
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    boolean isEmpty() {
        return usual.isEmpty() && chosen.isEmpty();
    }
}
