package pitwall.views.map.google;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.map.GroundState;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.map.Pace;
import pitwall.views.map.RegionMap;

/// Google Maps under the cars. It is drawn at whole zooms and scaled between them. The page is asked a few times a
/// second how it is doing; what it takes too long for, refuses or breaks is a loss, and never an exception. Now and
/// then it is seen whether Google is still there, for the page would only show grey. FX thread; one in a program, since
/// GMapsFX knows one web view.
public final class GoogleRegionMap implements RegionMap {
    private static final Logger log = LoggerFactory.getLogger(GoogleRegionMap.class);
    private static final Duration LOOK = Duration.millis(200);
    private static final Duration PACE = Duration.millis(30);
    /// Looks from one time it is seen whether Google is there to the next.
    private static final int REACH = 75;

    private final GoogleAccess access;
    private final Duration patience;
    private final Predicate<URI> reaches;
    private final Executor background;
    private final Executor fxThread;
    private final Pane pane = new Pane();
    private final ReadOnlyObjectWrapper<GroundState> state = new ReadOnlyObjectWrapper<>(new GroundState.Loading());
    private final Timeline looks = new Timeline(new KeyFrame(LOOK, _ -> check()));
    private final Pace pace = new Pace(PACE, this::place);
    private @Nullable GoogleView view;
    private @Nullable QuietMap map;
    private @Nullable MapView where;
    private boolean asked;
    private boolean closed;
    private int looked;

    /// @param patience until the map is there
    /// @param reaches true where somebody answers at an address; may wait
    public GoogleRegionMap(
            GoogleAccess access, Duration patience, Predicate<URI> reaches, Executor background, Executor fxThread) {
        this.access = access;
        this.patience = patience;
        this.reaches = reaches;
        this.background = background;
        this.fxThread = fxThread;
        looks.setCycleCount(Animation.INDEFINITE);
        pane.getStyleClass().add("map-google");
        begin();
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a web view does not find on this computer
    private void begin() {
        asked = false;
        looked = 0;
        state.set(new GroundState.Loading());
        try {
            GoogleView made = new GoogleView();
            view = made;
            pane.getChildren().setAll(made);
            looks.playFromStart();
        } catch (LinkageError | RuntimeException e) {
            log.warn("there is no web view on this computer", e);
            lose(Loss.UNAVAILABLE);
        }
    }

    /// A look at the page.
    private void check() {
        GoogleView page = view;
        if (page == null) {
            return;
        }
        looked++;
        try {
            check(page);
        } catch (RuntimeException e) {
            if (!GoogleView.isScriptTrouble(e)) {
                log.warn("the page of the map broke", e);
            }
            lose(Loss.UNREADABLE);
        }
    }

    private void check(GoogleView page) {
        if (page.isBroken()) {
            lose(Loss.UNREADABLE);
        } else if (page.isThere() && !asked) {
            asked = true;
            page.load(access.script());
        } else if (asked) {
            heard(page, page.state());
        }
        if (map == null && LOOK.multiply(looked).greaterThan(patience) && state.get() instanceof GroundState.Loading) {
            lose(Loss.SLOW);
        } else if (map != null && looked % REACH == 0) {
            seek(() -> {}, () -> lose(Loss.UNREACHABLE));
        }
    }

    private void heard(GoogleView page, String said) {
        switch (said) {
            case "refused" -> lose(Loss.REFUSED);
            case "unreachable" -> lose(Loss.UNREACHABLE);
            case "broken" -> lose(Loss.UNREADABLE);
            case "loaded" -> loaded(page);
            default -> {
                // still loading
            }
        }
    }

    private void loaded(GoogleView page) {
        MapView there = where;
        if (map == null && there != null) {
            map = page.map(Mercator.latitude(there.y()), Mercator.longitude(there.x()), (int) Math.round(there.zoom()));
            place();
            state.set(new GroundState.Ready());
        }
    }

    private void lose(Loss loss) {
        looks.stop();
        GoogleView page = view;
        view = null;
        map = null;
        pane.getChildren().clear();
        if (page != null) {
            page.close();
        }
        state.set(new GroundState.Lost(loss));
    }

    private void seek(Runnable found, Runnable lost) {
        background.execute(() -> {
            boolean there = reaches.test(access.loader());
            fxThread.execute(() -> {
                if (!closed) {
                    (there ? found : lost).run();
                }
            });
        });
    }

    @Override
    public void look(MapView now) {
        if (!now.equals(where)) {
            where = now;
            pace.ask();
        }
    }

    private void place() {
        GoogleView page = view;
        MapView there = where;
        if (page == null || there == null) {
            return;
        }
        int zoom = (int) Math.round(there.zoom());
        double factor = Math.pow(2, there.zoom() - zoom);
        page.getTransforms().setAll(new Scale(factor, factor));
        page.resizeRelocate(0, 0, Math.ceil(there.width() / factor), Math.ceil(there.height() / factor));
        QuietMap shown = map;
        if (shown != null) {
            try {
                shown.look(Mercator.latitude(there.y()), Mercator.longitude(there.x()), zoom);
            } catch (RuntimeException e) {
                lose(Loss.UNREADABLE);
            }
        }
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
        return "Google Maps";
    }

    /// Only where Google answers: a web view is dear.
    @Override
    public void retry() {
        if (state.get() instanceof GroundState.Lost) {
            seek(this::begin, () -> {});
        }
    }

    @Override
    public void close() {
        if (!closed) {
            lose(Loss.UNREACHABLE);
            closed = true;
        }
    }
}
