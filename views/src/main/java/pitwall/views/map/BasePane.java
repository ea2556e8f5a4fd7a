package pitwall.views.map;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// The base map in a pane, with room for layers above it. Painted off the FX thread; the pane itself only moves
/// pictures. FX thread.
public final class BasePane extends Pane {
    private final ObjectProperty<MapView> view = new SimpleObjectProperty<>(new MapView(0.5, 0.35, 2, 1, 1));
    private final ObservableValue<Palette> palette;
    private final BaseMap map;
    private final LabelPlacer placer;
    private final MapLayer<Wish> layer;
    private final LabelCanvas labels = new LabelCanvas();
    private volatile List<MapLabel> placed = List.of();

    private record Wish(BaseColors colors) {}

    public BasePane(
            BaseMap map, ObservableValue<Palette> palette, Locale locale, Executor background, Executor fxThread) {
        this.map = map;
        this.palette = palette;
        this.placer = new LabelPlacer(map, locale, new LabelWidths()::width);
        BaseRenderer renderer = new BaseRenderer();
        this.layer = new MapLayer<>(
                (wish, frame, density, raster) -> {
                    renderer.draw(map, frame, density, wish.colors(), raster);
                    placed = placer.place(logical(frame, density));
                },
                background,
                fxThread,
                (_, frame) -> showLabels(frame));
        getStyleClass().add("map-base");
        layer.addTo(this);
        getChildren().add(labels);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        palette.subscribe(_ -> repaint());
        view.subscribe(_ -> repaint());
    }

    private static MapFrame logical(MapFrame frame, double density) {
        return new MapFrame(
                frame.left(), frame.top(), frame.scale() / density, (int) Math.round(frame.width() / density), (int)
                        Math.round(frame.height() / density));
    }

    private void showLabels(MapFrame frame) {
        Color land = palette.getValue().color(Tone.BG_PANEL);
        labels.show(placed, logical(frame, density()), palette.getValue(), land);
        place();
    }

    @Override
    protected void layoutChildren() {
        MapView now = view.get();
        if (getWidth() > 0 && (now.width() != getWidth() || now.height() != getHeight())) {
            view.set(now.sized(getWidth(), getHeight()));
        }
    }

    private void repaint() {
        MapView now = view.get();
        place();
        if (now.width() > 1) {
            layer.paint(new Wish(MapColors.of(palette.getValue())), now, density());
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
