package pitwall.views.map;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// A picture of the map that is painted off the FX thread and shown moved and enlarged until the next one is there. One
/// painting at a time; what was wished for meanwhile is painted next, whatever came between is left out. FX thread.
///
/// @param <W> what is to be painted
/// @param <R> what the painter found out on the way
public final class MapLayer<W, R> {
    /// Paints without the toolkit, one picture at a time.
    public interface Painter<W, R> {
        R paint(W wish, MapFrame frame, double density, Raster raster);

        /// Gives its working memory back until it paints again. FX thread, while nothing is painted.
        default void letGo() {}
    }

    /// How far a picture reaches beyond the window, in pixels.
    public static final double MARGIN = 96;

    private final ImageView node = new ImageView();
    private final Painter<W, R> painter;
    private final BiConsumer<R, MapFrame> shown;
    private final Executor background;
    private final Executor fxThread;
    private @Nullable Picture front;
    private @Nullable Picture back;
    private @Nullable MapFrame frame;
    private @Nullable Wish<W> next;
    private boolean painting;
    /// Counts how often the pictures were let go.
    private int turn;
    /// Shows the picture that is ready; absent where none is. Set by the thread that paints.
    private final AtomicReference<@Nullable Runnable> painted = new AtomicReference<>();

    private record Wish<W>(W what, MapView view, double density) {}

    /// @param shown told what the painter found out, once its picture is shown
    public MapLayer(Painter<W, R> painter, Executor background, Executor fxThread, BiConsumer<R, MapFrame> shown) {
        this.painter = painter;
        this.background = background;
        this.fxThread = fxThread;
        this.shown = shown;
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setSmooth(true);
    }

    public void addTo(Pane pane) {
        pane.getChildren().add(node);
    }

    ImageView node() {
        return node;
    }

    /// Wishes for another picture.
    public void paint(W what, MapView view, double density) {
        next = new Wish<>(what, view, density);
        begin();
    }

    private void begin() {
        Wish<W> wish = next;
        if (painting || wish == null) {
            return;
        }
        painting = true;
        next = null;
        MapFrame wanted = MapFrame.around(wish.view(), MARGIN, wish.density());
        Picture free = back;
        Picture picture = free != null && free.fits(wanted.width(), wanted.height())
                ? free
                : new Picture(wanted.width(), wanted.height());
        int begun = turn;
        background.execute(() -> {
            R found = painter.paint(wish.what(), wanted, wish.density(), picture.raster());
            boolean blank = picture.raster().isBlank();
            painted.set(() -> arrived(begun, found, wanted, picture, blank));
            fxThread.execute(this::showPainted);
        });
    }

    /// Shows what was painted meanwhile, if anything, without waiting for its turn.
    void showPainted() {
        Runnable arrives = painted.getAndSet(null);
        if (arrives != null) {
            arrives.run();
        }
    }

    /// @param blank a picture with nothing in it costs as much to draw as any other
    private void arrived(int begun, R found, MapFrame painted, Picture picture, boolean blank) {
        painting = false;
        if (begun == turn) {
            back = front;
            front = picture;
            frame = painted;
            node.setImage(picture.shown());
            node.setVisible(!blank);
            shown.accept(found, painted);
        } else if (next == null) {
            painter.letGo();
        }
        begin();
    }

    /// Gives the memory of its pictures back: nobody sees them. What is painted next is shown again.
    public void letGo() {
        turn++;
        next = null;
        front = null;
        back = null;
        frame = null;
        node.setImage(null);
        handOver();
        if (!painting) {
            painter.letGo();
        }
    }

    /// Has what draws the window let the picture go too. The toolkit tells it nothing of a node that is in something
    /// unseen, but whether it is visible itself; and looks only at nodes that came, or that changed where nothing else
    /// waited to be told.
    private void handOver() {
        node.setVisible(!node.isVisible()); // without a picture there is nothing to see in either case
        if (node.getParent() instanceof Pane pane) {
            int at = pane.getChildren().indexOf(node);
            pane.getChildren().remove(at);
            pane.getChildren().add(at, node);
        }
    }

    /// Moves the picture to where it belongs in a window.
    public void place(MapView view) {
        MapFrame there = frame;
        if (there != null) {
            node.setX(there.offsetX(view));
            node.setY(there.offsetY(view));
            node.setFitWidth(there.width() * there.factor(view));
            node.setFitHeight(there.height() * there.factor(view));
        }
    }

    /// True where the picture does until the window stands still.
    public boolean serves(MapView view, double density) {
        MapFrame there = frame;
        return there != null && there.inWindow(density).serves(view);
    }

    /// True where the picture is shown larger or smaller than it is, or has little left to be pushed.
    public boolean ends(MapView view, double density) {
        MapFrame there = frame;
        return there == null || there.inWindow(density).ends(view, MARGIN / 3);
    }
}
