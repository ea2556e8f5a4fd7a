package pitwall.views.map;

import org.jspecify.annotations.Nullable;

/// The working memory for areas and lines, nine bytes a pixel, kept from one picture to the next of the same size and
/// shared by those who paint one after the other. Belongs to one thread at a time.
final class Brushes {
    private @Nullable Pair pair;

    /// What areas and what lines are painted with; both as they were left.
    record Pair(int width, int height, AreaFill fill, LineMask mask) {}

    /// Those for pictures of that size.
    Pair of(Raster raster) {
        Pair kept = pair;
        if (kept == null || kept.width() != raster.width() || kept.height() != raster.height()) {
            kept = new Pair(
                    raster.width(),
                    raster.height(),
                    new AreaFill(raster.width(), raster.height()),
                    new LineMask(raster.width(), raster.height()));
            pair = kept;
        }
        return kept;
    }

    /// Gives the memory back until somebody paints again.
    void letGo() {
        pair = null;
    }
}
