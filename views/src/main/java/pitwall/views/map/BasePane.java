package pitwall.views.map;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// The base map in a pane, with room for layers above it. Painted off the FX thread; the pane itself only moves
/// pictures. FX thread.
public final class BasePane extends Pane {
    /// How long a hand rests before the map is painted anew.
    public static final Duration REST = Duration.millis(100);

    private final ObjectProperty<MapView> view = new SimpleObjectProperty<>(new MapView(0.5, 0.35, 2, 1, 1));
    private final ObservableValue<Palette> palette;
    private final BaseMap map;
    private final LabelPlacer placer;
    private final MapLayer<BaseColors, List<MapLabel>> layer;
    private final LabelCanvas labels = new LabelCanvas();
    private final PauseTransition rest = new PauseTransition(REST);
    private List<KeptFree> kept = List.of();
    private List<MapLabel> placed = List.of();
    private @Nullable MapFrame labelled;

    public BasePane(
            BaseMap map, ObservableValue<Palette> palette, Locale locale, Executor background, Executor fxThread) {
        this.map = map;
        this.palette = palette;
        this.placer = new LabelPlacer(map, locale, new LabelWidths()::width);
        BaseRenderer renderer = new BaseRenderer();
        this.layer = new MapLayer<>(
                (colors, frame, density, raster) -> {
                    renderer.draw(map, frame, density, colors, raster);
                    return placer.place(frame.inWindow(density));
                },
                background,
                fxThread,
                this::showLabels);
        getStyleClass().add("map-base");
        layer.addTo(this);
        getChildren().add(labels);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        rest.setOnFinished(_ -> repaint());
        palette.subscribe(_ -> repaint());
        view.subscribe(this::viewed);
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
            List<MapLabel> free = placed.stream()
                    .filter(label -> kept.stream().noneMatch(mark -> mark.hides(label, frame)))
                    .toList();
            labels.show(free, frame, palette.getValue(), palette.getValue().color(Tone.BG_PANEL));
        }
    }

    /// Leaves out the names that would stand where a mark is.
    public void keepFree(List<KeptFree> marks) {
        if (!marks.equals(kept)) {
            kept = List.copyOf(marks);
            drawLabels();
            place();
        }
    }

    @Override
    protected void layoutChildren() {
        MapView now = view.get();
        if (getWidth() > 0 && (now.width() != getWidth() || now.height() != getHeight())) {
            view.set(now.sized(getWidth(), getHeight()));
        }
    }

    /// While the map is pushed, moving the picture is enough; the next one is painted when the hand rests.
    private void viewed() {
        place();
        if (layer.serves(view.get(), density())) {
            rest.playFromStart();
        } else {
            repaint();
        }
    }

    private void repaint() {
        rest.stop();
        MapView now = view.get();
        place();
        if (now.width() > 1) {
            layer.paint(MapColors.of(palette.getValue()), now, density());
        }
    }

    private void place() {
        layer.place(view.get());
        labels.place(view.get());
    }

    /// Pixels of the screen per pixel of the window.
    public double density() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getOutputScaleX());
    }

    public BaseMap map() {
        return map;
    }

    /// What the window shows; setting it moves the map.
    public ObjectProperty<MapView> viewProperty() {
        return view;
    }
}
