package pitwall.checks.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import pitwall.client.FleetFrame;
import pitwall.client.FrameSink;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.cars.map.MapParts;
import pitwall.views.cars.map.MapScreen;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxPump;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.map.BaseMapFile;
import pitwall.views.map.KeptBaseMap;
import pitwall.views.map.layer.MapGrounds;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The map in a window of 1280×800, drawn by the processor and shown nowhere. Thread-safe; what is done inside happens
/// on the FX thread.
final class MapWindow {
    private final FleetModel fleet;
    private final LinkedCars linked = new LinkedCars();
    private final FrameSink sink;
    private final AtomicInteger pulses = new AtomicInteger();
    private final AtomicInteger carPictures = new AtomicInteger();
    private final CompletableFuture<Long> open = new CompletableFuture<>();
    private final CompletableFuture<Long> filled = new CompletableFuture<>();
    private final MapScreen screen;
    private final Scene scene;
    private final long begun;
    private volatile Runnable during = () -> {};
    private boolean watched;
    private int turn;

    /// @param place puts the screen into a window
    private MapWindow(InstantSource clock, KeptBaseMap base, BiFunction<Parent, Themes, Scene> place) {
        fleet = new FleetModel(clock);
        sink = new FxPump(Platform::runLater, fleet::accept);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        MapParts parts = new MapParts(
                fleet,
                linked,
                MapGrounds.builtIn(base),
                themes,
                work -> Thread.ofVirtual().name("pitwall-call").start(work),
                Platform::runLater,
                clock,
                () -> OfflineStatus.NOTHING);
        Formats formats = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
        Surroundings surroundings = new Surroundings(Strings.of(formats), new Nowhere(), (_, _) -> OpenSheet.ANSWERED);
        begun = System.nanoTime();
        screen = new MapScreen(parts, surroundings);
        scene = place.apply((Parent) screen.node(), themes);
        scene.addPostLayoutPulseListener(this::pulsed);
        screen.shown();
    }

    private static Scene newWindow(Parent node, Themes themes) {
        Scene made = new Scene(node, 1280, 800);
        themes.dress(made);
        Stage stage = new Stage();
        stage.setScene(made);
        stage.show();
        return made;
    }

    /// Starts the toolkit and opens the window. Once in a program.
    static MapWindow open(InstantSource clock) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        CompletableFuture<MapWindow> made = new CompletableFuture<>();
        Platform.runLater(
                () -> made.complete(new MapWindow(clock, new KeptBaseMap(BaseMapFile::bundled), MapWindow::newWindow)));
        return made.get();
    }

    /// Puts the map in the place of another screen.
    ///
    /// @param first what the map shows from the beginning
    static MapWindow instead(StackPane place, InstantSource clock, KeptBaseMap base, FleetFrame first)
            throws Exception {
        return FleetWindow.onFx(() -> {
            MapWindow window = new MapWindow(clock, base, (node, _) -> {
                place.getChildren().setAll(node);
                return place.getScene();
            });
            window.fleet.accept(first);
            return window;
        });
    }

    private void pulsed() {
        pulses.incrementAndGet();
        if (!watched) {
            watch();
        }
        during.run();
        Platform.requestNextPulse();
    }

    private void watch() {
        if (scene.lookup(".map-base") instanceof Parent base && scene.lookup(".car-map") instanceof Parent map) {
            watched = true;
            pictures(base)
                    .forEach(picture -> picture.imageProperty().subscribe(image -> {
                        if (image != null) {
                            open.complete(System.nanoTime() - begun);
                        }
                    }));
            pictures(map)
                    .forEach(picture -> picture.imageProperty().subscribe(image -> {
                        carPictures.incrementAndGet();
                        if (image != null && fleet.frame().snapshot().size() > 0) {
                            filled.complete(System.nanoTime() - begun);
                        }
                    }));
        }
    }

    private static List<ImageView> pictures(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .filter(ImageView.class::isInstance)
                .map(ImageView.class::cast)
                .toList();
    }

    /// Milliseconds from the making of the screen to the picture of its base.
    double openMillis(Duration patience) throws Exception {
        return open.get(patience.toMillis(), TimeUnit.MILLISECONDS) / 1e6;
    }

    /// Milliseconds from the making of the screen to the first picture of its cars.
    double filledMillis(Duration patience) throws Exception {
        return filled.get(patience.toMillis(), TimeUnit.MILLISECONDS) / 1e6;
    }

    void accept(FleetFrame frame) {
        sink.offer(frame);
    }

    /// Runs an action of the screen.
    void run(String action) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            screen.actions().stream()
                    .filter(each -> each.id().equals(action))
                    .findFirst()
                    .orElseThrow()
                    .run()
                    .run();
            done.complete(true);
        });
        done.get();
    }

    /// Puts the cursor on a car.
    void select(CarId car) throws Exception {
        FleetWindow.onFx(() -> {
            linked.selection().select(car);
            return car;
        });
    }

    /// What happens with every pulse from now on. It runs on the FX thread.
    void everyPulse(Runnable what) {
        during = what;
    }

    /// Pushes the map to and fro. FX thread.
    void push() {
        double across = turn / 60 % 2 == 0 ? 9 : -9;
        double down = turn / 120 % 2 == 0 ? 4 : -4;
        turn++;
        Event.fireEvent(scene.lookup(".car-map"), scroll(across, down));
    }

    /// Enlarges the map step by step, then makes it smaller again. FX thread.
    void enlarge() {
        double wheel = turn / 40 % 2 == 0 ? 10 : -10;
        turn++;
        Event.fireEvent(scene.lookup(".car-map"), scroll(0, wheel));
    }

    private static ScrollEvent scroll(double right, double down) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                500,
                400,
                500,
                400,
                false,
                false,
                false,
                false,
                false,
                false,
                right,
                down,
                right,
                down,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    int pulses() {
        return pulses.get();
    }

    /// How many pictures of the cars were shown so far.
    int carPictures() {
        return carPictures.get();
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }
}
