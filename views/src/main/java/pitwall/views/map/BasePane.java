package pitwall.views.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Palette;

/// The base map in a pane, with room for another map above it. Painted off the FX thread; the pane itself only moves
/// pictures. It is always there: where the other map has nothing to show, this one is seen. FX thread.
public final class BasePane extends Pane implements RegionMap {
    /// How often the map is painted anew at most while it is enlarged.
    private static final Duration PACE = Duration.millis(50);

    /// Whose work the outlines and names are, and the licence of what is not in the public domain.
    public static final String CREDIT = "Natural Earth · GeoNames (CC BY 4.0)";

    private static final ObservableValue<GroundState> ALWAYS = new SimpleObjectProperty<>(new GroundState.Ready());

    private final ObjectProperty<MapView> view;
    private final FirstLook first;
    private final ObservableValue<Palette> palette;
    private final BaseMap map;
    private final MapLayer<Ground, List<MapLabel>> layer;
    private final MapMarks labels = new MapMarks();
    private final Pace pace = new Pace(PACE, this::repaint);
    private List<KeptFree> kept = List.of();
    private GroundAreas areas = GroundAreas.NONE;
    private List<MapLabel> placed = List.of();
    /// Those that no mark hides.
    private List<MapLabel> free = List.of();
    private List<MapLabel> hidden = List.of();
    private List<Node> above = List.of();
    /// How large letters are, 1 for the usual size.
    private double letters = 1;
    private boolean gone;

    private @Nullable MapFrame labelled;
    private @Nullable RegionMap over;
    private Subscription watching = Subscription.EMPTY;

    /// What is to be painted.
    private record Ground(BaseColors colors, GroundColors areaColors, GroundAreas areas, double letters) {}

    /// Paints the land, then the areas on it, and finds places for names.
    private static final class GroundPainter implements MapLayer.Painter<Ground, List<MapLabel>> {
        private final BaseMap map;
        private final LabelPlacer placer;
        private final Brushes brushes = new Brushes();
        private final BaseRenderer renderer = new BaseRenderer(brushes);
        private final AreaPainter areas = new AreaPainter(brushes);

        GroundPainter(BaseMap map, LabelPlacer placer) {
            this.map = map;
            this.placer = placer;
        }

        @Override
        public List<MapLabel> paint(Ground ground, MapFrame frame, double density, Raster raster) {
            renderer.draw(map, frame, density, ground.colors(), raster);
            areas.draw(ground.areas(), frame, density, ground.areaColors(), raster);
            return placer.place(frame.inWindow(density), ground.letters());
        }

        @Override
        public void letGo() {
            brushes.letGo();
        }
    }

    /// @param first painted at once, before the pane is laid out
    public BasePane(
            BaseMap map,
            FirstLook first,
            ObservableValue<Palette> palette,
            Locale locale,
            Executor background,
            Executor fxThread) {
        this.map = map;
        this.first = first;
        this.view = new SimpleObjectProperty<>(first.view());
        this.palette = palette;
        LabelPlacer placer = new LabelPlacer(map, locale, new LabelWidths()::width);
        this.layer = new MapLayer<>(new GroundPainter(map, placer), background, fxThread, this::showLabels);
        getStyleClass().add("map-base");
        layer.addTo(this);
        getChildren().add(labels);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        palette.subscribe(_ -> pace.now());
        view.subscribe(this::viewed);
    }

    /// Lays another map over this one, instead of the one that lay there. It is seen, and the names of this one are
    /// not, while it has something to show. While it loads it is there and cannot be seen: the page of a web view that
    /// is not visible gets no turn to draw, and would load for ever.
    public void lay(Optional<RegionMap> other) {
        watching.unsubscribe();
        if (over != null) {
            getChildren().remove(over.node());
        }
        RegionMap next = other.orElse(null);
        over = next;
        if (next == null) {
            watching = Subscription.EMPTY;
            labels.setVisible(true);
            return;
        }
        next.node().setManaged(false);
        next.node().setMouseTransparent(true);
        getChildren().add(next.node());
        next.look(view.get());
        watching = next.stateProperty().subscribe(state -> {
            boolean ready = state instanceof GroundState.Ready;
            next.node().setOpacity(ready ? 1 : 0);
            next.node().setVisible(!(state instanceof GroundState.Lost));
            labels.setVisible(!ready);
        });
    }

    /// Shows the ground at once where it was painted while the rest of the screen was made, instead of in its turn,
    /// which comes after the first frame.
    public void showPainted() {
        layer.showPainted();
    }

    /// Writes the names larger or smaller.
    ///
    /// @param size 1 for the usual one
    public void write(double size) {
        if (size != letters) {
            letters = size;
            pace.now();
        }
    }

    /// The names, to be laid over what else is drawn on the map; they leave this pane then.
    public Node names() {
        return labels;
    }

    @Override
    public Pane node() {
        return this;
    }

    @Override
    public void look(MapView where) {
        view.set(where);
    }

    @Override
    public ObservableValue<GroundState> stateProperty() {
        return ALWAYS;
    }

    @Override
    public String credit() {
        return CREDIT;
    }

    @Override
    public void retry() {}

    /// Gives the memory of its own pictures back until it comes back; another map is taken away before.
    public void letGo() {
        gone = true;
        layer.letGo();
    }

    /// Paints again what was let go.
    public void comeBack() {
        if (gone) {
            gone = false;
            pace.now();
        }
    }

    @Override
    public void close() {
        lay(Optional.empty());
    }

    private void showLabels(List<MapLabel> names, MapFrame frame) {
        placed = names;
        labelled = frame.inWindow(density());
        drawLabels();
        place();
    }

    private void drawLabels() {
        MapFrame frame = labelled;
        if (frame != null) {
            free = placed.stream()
                    .filter(label -> kept.stream().noneMatch(mark -> mark.hides(label, frame)))
                    .toList();
            drawLabels(frame, under(frame));
        }
    }

    private void drawLabels(MapFrame frame, List<MapLabel> under) {
        hidden = under;
        List<MapLabel> seen =
                free.stream().filter(label -> !under.contains(label)).toList();
        labels.show(LabelMarks.of(seen, palette.getValue()), frame);
    }

    /// The names that are under something that stands in the window.
    private List<MapLabel> under(MapFrame frame) {
        List<Bounds> boxes = above.stream()
                .filter(Node::isVisible)
                .map(Node::getBoundsInParent)
                .toList();
        return free.stream()
                .filter(label -> {
                    Rectangle2D seen = label.in(frame, view.get());
                    return boxes.stream()
                            .anyMatch(box ->
                                    box.intersects(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight()));
                })
                .toList();
    }

    /// Leaves out the names that would be seen under these.
    ///
    /// @param nodes in a parent that this pane fills; they keep their place while the map is moved
    public void keepFreeUnder(List<? extends Node> nodes) {
        above = List.copyOf(nodes);
        for (Node node : above) {
            node.boundsInParentProperty().subscribe(this::placeLabels);
            node.visibleProperty().subscribe(this::placeLabels);
        }
    }

    private void placeLabels() {
        MapFrame frame = labelled;
        if (frame != null) {
            List<MapLabel> under = under(frame);
            if (!under.equals(hidden)) {
                drawLabels(frame, under);
            }
        }
        labels.place(view.get());
    }

    /// Leaves out the names that would stand where a mark is.
    public void keepFree(List<KeptFree> marks) {
        if (!marks.equals(kept)) {
            kept = List.copyOf(marks);
            drawLabels();
            place();
        }
    }

    /// Shows areas on the ground, under the names.
    public void show(GroundAreas shown) {
        if (!shown.equals(areas)) {
            areas = shown;
            pace.now();
        }
    }

    @Override
    protected void layoutChildren() {
        MapView now = view.get();
        if (getWidth() > 0 && (now.width() != getWidth() || now.height() != getHeight())) {
            view.set(now.sized(getWidth(), getHeight()));
        }
    }

    /// While the map is pushed, moving the picture is enough until its edge comes near. An enlarged one takes eight
    /// times as long to draw as one that is only moved, so the next is painted soon.
    private void viewed() {
        place();
        if (!layer.serves(view.get(), density())) {
            pace.now();
        } else if (layer.ends(view.get(), density())) {
            pace.ask();
        }
    }

    private void repaint() {
        MapView now = view.get();
        place();
        if (now.width() > 1 && !gone) {
            Palette colors = palette.getValue();
            layer.paint(new Ground(MapColors.of(colors), GroundColors.of(colors), areas, letters), now, density());
        }
    }

    private void place() {
        layer.place(view.get());
        placeLabels();
        RegionMap other = over;
        if (other != null) {
            other.look(view.get());
        }
    }

    /// Pixels of the screen per pixel of the window.
    public double density() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? first.density() : Math.max(1, window.getOutputScaleX());
    }

    public BaseMap map() {
        return map;
    }

    /// What the window shows; setting it moves the map.
    public ObjectProperty<MapView> viewProperty() {
        return view;
    }
}
