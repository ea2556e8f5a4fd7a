package pitwall.checks.bench;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import pitwall.client.CommandOutcome;
import pitwall.views.cars.CarsParts;
import pitwall.views.cars.CarsScreen;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxPump;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The real Cars screen in a window of 1280 by 800, fed through the real pump.
final class CarsWindow {
    private final FleetModel fleet = new FleetModel(InstantSource.system());
    private final FxPump pump = new FxPump(Platform::runLater, fleet::accept);
    private final Executor background = task -> Thread.ofVirtual().start(task);
    private final Stage stage;
    private final CarsScreen screen;
    private long frames;

    /// FX thread.
    private CarsWindow() {
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        Strings strings = Strings.of(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
        CarsParts parts = new CarsParts(
                fleet,
                command -> CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(0, 1))),
                ViewMemory.NONE,
                themes,
                background,
                Platform::runLater,
                InstantSource.system());
        screen = new CarsScreen(parts, new Surroundings(strings, new Silent(), (question, confirmed) -> {}));
        Scene scene = new Scene(new StackPane(screen.node()), 1280, 800);
        themes.dress(scene);
        stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames++;
            }
        }.start();
    }

    private static final class Silent implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }

    static CarsWindow open() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        FutureTask<CarsWindow> made = new FutureTask<>(CarsWindow::new);
        Platform.runLater(made);
        return made.get();
    }

    FxPump pump() {
        return pump;
    }

    /// Runs an action of the screen, for example `cars.dots`.
    void run(String action) throws Exception {
        onFx(() -> screen.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    }

    /// Asks for other cars and waits until they are shown and drawn.
    ///
    /// @param end how the status bar then begins
    void ask(String query, String end) throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        onFx(() -> {
            screen.arrive(new Destination.Cars(query));
            new AnimationTimer() {
                private int drawn;

                @Override
                public void handle(long now) {
                    boolean there = !screen.status().getValue().startsWith(end);
                    drawn = there ? drawn + 1 : 0;
                    if (drawn == 2) {
                        stop();
                        shown.countDown();
                    }
                }
            }.start();
        });
        shown.await();
    }

    /// What the status bar says up to the first space: the number of shown cars.
    String shownCars() throws Exception {
        FutureTask<String> read =
                new FutureTask<>(() -> screen.status().getValue().split(" ", 2)[0] + " ");
        Platform.runLater(read);
        return read.get();
    }

    long frames() throws Exception {
        FutureTask<Long> read = new FutureTask<>(() -> frames);
        Platform.runLater(read);
        return read.get();
    }

    void close() throws Exception {
        onFx(() -> {
            screen.hidden();
            stage.close();
        });
    }

    private static void onFx(Runnable work) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(work, true);
        Platform.runLater(task);
        task.get();
    }
}
