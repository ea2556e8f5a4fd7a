package pitwall.views.map;

import org.jspecify.annotations.Nullable;

/// Draws land, coasts and borders of a window into a picture. Keeps its working memory between pictures; belongs to one
/// thread at a time, which need not be that of the toolkit.
public final class BaseRenderer {
    /// Borders of states show from here on, those of small ones from the next.
    private static final double STATES_FROM = 4;

    private static final double SMALL_STATES_FROM = 7.5;

    private final Brushes brushes;

    public BaseRenderer() {
        this(new Brushes());
    }

    BaseRenderer(Brushes brushes) {
        this.brushes = brushes;
    }

    /// Draws into the whole raster.
    ///
    /// @param frame as large as the raster
    /// @param density pixels of the raster per pixel of the window, by which lines get wider
    public void draw(BaseMap map, MapFrame frame, double density, BaseColors colors, Raster raster) {
        Brushes.Pair pair = brushes.of(raster);
        AreaFill fill = pair.fill();
        LineMask mask = pair.mask();
        double zoom = frame.zoom() - Math.log(density) / Math.log(2);
        Arcs arcs = map.level(frame.zoom());
        raster.clear(colors.water());
        fill.clear();
        copies(arcs, frame, fill, null, Arcs.COAST, 0);
        fill.paint(raster, colors.land());
        if (zoom >= STATES_FROM) {
            byte most = zoom >= SMALL_STATES_FROM ? Arcs.SMALL_STATE : Arcs.STATE;
            mask.clear();
            for (byte kind = Arcs.STATE; kind <= most; kind++) {
                copies(arcs, frame, null, mask, kind, 0.9 * density);
            }
            mask.paint(raster, colors.stateLine());
        }
        mask.clear();
        copies(arcs, frame, null, mask, Arcs.COUNTRY, (zoom < 4 ? 0.9 : 1.3) * density);
        mask.paint(raster, colors.countryLine());
        mask.clear();
        copies(arcs, frame, null, mask, Arcs.COAST, 0.9 * density);
        mask.paint(raster, colors.coast());
    }

    /// Draws one kind of arc on every copy of the world that is in the picture.
    private static void copies(
            Arcs arcs, MapFrame frame, @Nullable AreaFill fill, @Nullable LineMask mask, byte kind, double thickness) {
        int first = (int) Math.floor(frame.left());
        int last = (int) Math.floor(frame.left() + frame.width() / frame.scale());
        for (int copy = first; copy <= last; copy++) {
            Projected projected = new Projected(
                    arcs,
                    frame.scale() / BaseMap.UNITS,
                    (copy - frame.left()) * frame.scale(),
                    -frame.top() * frame.scale(),
                    frame.width(),
                    frame.height());
            for (int arc = 0; arc < arcs.count(); arc++) {
                if (arcs.kind()[arc] != kind) {
                    continue;
                }
                if (fill != null) {
                    projected.fill(arc, fill);
                } else if (mask != null) {
                    projected.line(arc, mask, thickness);
                }
            }
        }
    }
}
