package pitwall.views.map;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The base map, read when it is needed first and kept, so that a map that is opened again, or in another window, is
/// there at once. It takes some seven megabytes. Thread-safe.
public final class KeptBaseMap {
    /// One for each level of detail.
    private static final double[] ZOOMS = {2.2, 5, 7};

    private static final BaseColors ANY = new BaseColors(0xFF101010, 0xFF202020, 0xFF303030, 0xFF404040, 0xFF505050);
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;

    private final Supplier<BaseMapRead> file;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable BaseMap kept;

    /// @param file reads it
    public KeptBaseMap(Supplier<BaseMapRead> file) {
        this.file = file;
    }

    /// Reads it unless it is there; waits while another thread reads it. For a background thread.
    public BaseMapRead get() {
        reading.lock();
        try {
            BaseMap before = kept;
            if (before != null) {
                return new BaseMapRead.Loaded(before);
            }
            BaseMapRead read = file.get();
            if (read instanceof BaseMapRead.Loaded(BaseMap map)) {
                kept = map;
            }
            return read;
        } finally {
            reading.unlock();
        }
    }

    /// The map where it is there without reading; never waits.
    public Optional<BaseMap> ready() {
        return Optional.ofNullable(kept);
    }

    /// Reads it and paints a few small pictures that nobody sees: what paints is then loaded and compiled, which takes
    /// most of the time of a first opening. For a background thread, when there is nothing else to do.
    ///
    /// @param locale in which names will be shown
    public void prepare(Locale locale) {
        if (get() instanceof BaseMapRead.Loaded(BaseMap map)) {
            BaseRenderer renderer = new BaseRenderer();
            LabelPlacer placer = new LabelPlacer(map, locale, new LabelWidths()::width);
            for (double zoom : ZOOMS) {
                MapFrame frame = MapFrame.around(
                        new MapView(Mercator.x(10), Mercator.y(50), zoom, WIDTH, HEIGHT), MapLayer.MARGIN, 1);
                renderer.draw(map, frame, 1, ANY, new Raster(frame.width(), frame.height()));
                placer.place(frame, 1);
            }
        }
    }
}
