package pitwall.views.map.google;

import java.net.URI;
import java.nio.file.Path;
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
/// second how it is doing; what it takes too long for, refuses or breaks is a loss, and never an exception. It is ready
/// while the page has tiles to show and no longer: where one does not come, or where Google does not answer soon after
/// the map was moved, it is loading again, so that nobody looks at grey. FX thread; one in a program, since GMapsFX
/// knows one web view.
public final class GoogleRegionMap implements RegionMap {
    private static final Logger log = LoggerFactory.getLogger(GoogleRegionMap.class);
    private static final Duration LOOK = Duration.millis(200);
    private static final Duration PACE = Duration.millis(30);
    /// Looks from one time it is seen whether Google is there to the next, while nothing happens.
    private static final int REACH = 75;
    /// The same while the map is moved or tiles do not come.
    private static final int REACH_SOON = 15;
    /// Looks that Google may take to answer, with no tiles meanwhile, before the map counts as loading.
    private static final int DOUBT = 10;

    private final GoogleAccess access;
    private final Path kept;
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
    private boolean moved;
    private int looked;
    /// The look at which it began to load.
    private int began;
    /// The look at which it was last seen whether Google is there.
    private int sought;
    private boolean seeking;
    /// How often all tiles were there, and how often when it was last seen whether Google is there.
    private int tiles;
    private int tilesBefore;

    /// @param kept folder for what Google's page keeps; made when it is needed
    /// @param patience until the map is there
    /// @param reaches true where somebody answers at an address; may wait
    public GoogleRegionMap(
            GoogleAccess access,
            Path kept,
            Duration patience,
            Predicate<URI> reaches,
            Executor background,
            Executor fxThread) {
        this.access = access;
        this.kept = kept;
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
        moved = false;
        looked = 0;
        began = 0;
        sought = 0;
        seeking = false;
        tiles = 0;
        state.set(new GroundState.Loading());
        try {
            GoogleView made = new GoogleView(kept);
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
        if (view == page) {
            doubt();
        }
    }

    /// Where it takes too long it is lost; where it may be gone, that is seen.
    private void doubt() {
        if (state.get() instanceof GroundState.Loading
                && LOOK.multiply(looked - began).greaterThan(patience)) {
            lose(Loss.SLOW);
        } else if (map != null && !seeking && looked - sought >= (isUnsure() ? REACH_SOON : REACH)) {
            seekAgain();
        } else if (isDoubtful()) {
            loading();
        }
    }

    private boolean isDoubtful() {
        return seeking && looked - sought > DOUBT && tiles == tilesBefore;
    }

    private boolean isUnsure() {
        return moved || state.get() instanceof GroundState.Loading;
    }

    private void seekAgain() {
        moved = false;
        seeking = true;
        sought = looked;
        tilesBefore = tiles;
        GoogleView page = view;
        seek(() -> answered(page, true), () -> answered(page, false));
    }

    private void answered(@Nullable GoogleView page, boolean there) {
        if (view == page) {
            seeking = false;
            if (!there) {
                lose(Loss.UNREACHABLE);
            }
        }
    }

    private void heard(GoogleView page, String said) {
        switch (said) {
            case "refused" -> lose(Loss.REFUSED);
            case "unreachable" -> lose(Loss.UNREACHABLE);
            case "broken" -> lose(Loss.UNREADABLE);
            case "loaded" -> loaded(page);
            case "tiles" -> tilesCame(page.tiles());
            case "missing" -> loading();
            default -> {
                // still loading
            }
        }
    }

    private void tilesCame(int times) {
        tiles = times;
        if (state.get() instanceof GroundState.Loading && !isDoubtful()) {
            state.set(new GroundState.Ready());
        }
    }

    private void loading() {
        if (state.get() instanceof GroundState.Ready) {
            began = looked;
            state.set(new GroundState.Loading());
        }
    }

    private void loaded(GoogleView page) {
        MapView there = where;
        if (map == null && there != null) {
            map = page.map(Mercator.latitude(there.y()), Mercator.longitude(there.x()), (int) Math.round(there.zoom()));
            place();
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
            moved = true;
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
            seek(this::beginAgain, () -> {});
        }
    }

    /// Two answers may come at once.
    private void beginAgain() {
        if (state.get() instanceof GroundState.Lost) {
            begin();
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
