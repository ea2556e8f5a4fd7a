package pitwall.views.map.tiles;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.views.map.GroundState;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.MapLayer;
import pitwall.views.map.MapView;
import pitwall.views.map.Pace;
import pitwall.views.map.RegionMap;

/// The squares of a server as one picture, clear where there is none. It is lost where the last square did not come
/// and the window is not full of those that are at hand: without a network, what was seen before is still seen. FX
/// thread.
public final class TileMap implements RegionMap {
    /// Squares come one by one; the picture is not painted for each.
    private static final Duration PACE = Duration.millis(80);

    private final TileServer server;
    private final TileShelf shelf;
    private final MapLayer<TilePainter.Wish, TilePainter.Found> layer;
    private final Pane pane = new Pane();
    private final ReadOnlyObjectWrapper<GroundState> state = new ReadOnlyObjectWrapper<>(new GroundState.Loading());
    private final Pace pace = new Pace(PACE, this::paint);
    private TilePainter.Found found = new TilePainter.Found(0, 0);
    private Optional<Loss> loss = Optional.empty();
    private @Nullable MapView view;
    private boolean closed;

    public TileMap(TileServer server, TileSource source, Executor background, Executor fxThread) {
        this.server = server;
        this.shelf = new TileShelf(source, background, outcome -> fxThread.execute(() -> came(outcome)));
        this.layer = new MapLayer<>(new TilePainter(shelf), background, fxThread, (now, _) -> painted(now));
        layer.addTo(pane);
        pane.getStyleClass().add("map-tiles");
    }

    private void came(TileShelf.Outcome outcome) {
        if (!closed) {
            loss = outcome.loss();
            tell();
            if (loss.isEmpty()) {
                pace.ask();
            }
        }
    }

    private void painted(TilePainter.Found now) {
        found = now;
        MapView there = view;
        if (there != null) {
            layer.place(there);
        }
        tell();
    }

    private void tell() {
        if (loss.isPresent() && !found.isWhole()) {
            state.set(new GroundState.Lost(loss.get()));
        } else {
            state.set(found.drawn() > 0 ? new GroundState.Ready() : new GroundState.Loading());
        }
    }

    @Override
    public void look(MapView where) {
        MapView before = view;
        view = where;
        layer.place(where);
        if (before == null || !layer.serves(where, density())) {
            pace.now();
        } else if (!before.equals(where) && layer.ends(where, density())) {
            pace.ask();
        }
    }

    private void paint() {
        MapView there = view;
        if (there != null && there.width() > 1 && !closed) {
            layer.paint(new TilePainter.Wish(), there, density());
        }
    }

    private double density() {
        Window window = pane.getScene() == null ? null : pane.getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getOutputScaleX());
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public ObservableValue<GroundState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    @Override
    public String credit() {
        return server.credit();
    }

    @Override
    public void retry() {
        pace.ask();
    }

    @Override
    public void close() {
        closed = true;
    }
}
