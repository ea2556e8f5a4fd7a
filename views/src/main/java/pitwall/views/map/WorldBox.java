package pitwall.views.map;

import java.util.Arrays;

/// A rectangle of the world. It may lie across the antimeridian: then `left + width` is beyond 1.
///
/// @param left 0 up to 1
/// @param width 0 to 1
public record WorldBox(double left, double top, double width, double height) {
    /// The whole world.
    public static final WorldBox WORLD = new WorldBox(0, 0, 1, 1);

    /// The smallest rectangle around some places: it leaves out the widest gap between neighbours around the earth, so
    /// that a fleet on both sides of the antimeridian is one fleet.
    ///
    /// @param xs at least one, 0 up to 1; sorted on return
    public static WorldBox around(double[] xs, double[] ys) {
        Arrays.sort(xs);
        double gap = xs[0] + 1 - xs[xs.length - 1];
        double left = xs[0];
        for (int i = 1; i < xs.length; i++) {
            if (xs[i] - xs[i - 1] > gap) {
                gap = xs[i] - xs[i - 1];
                left = xs[i];
            }
        }
        double top = Arrays.stream(ys).min().orElse(0);
        double bottom = Arrays.stream(ys).max().orElse(1);
        return new WorldBox(left, top, 1 - gap, bottom - top);
    }

    /// True where the place lies inside or on the edge.
    public boolean holds(double x, double y) {
        double away = x - left;
        away -= Math.floor(away);
        return (away <= width || width >= 1) && y >= top && y <= top + height;
    }
}
