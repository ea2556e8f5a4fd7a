package pitwall.checks.bench;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import pitwall.client.CarFiles;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.FrameSink;
import pitwall.client.rest.Asking;
import pitwall.client.rest.CarReading;
import pitwall.client.rest.RolloutReading;
import pitwall.fleet.CarId;
import pitwall.views.cars.CarsParts;
import pitwall.views.cars.CarsScreen;
import pitwall.views.cars.act.ExportNotes;
import pitwall.views.cars.asked.FilesAsOf;
import pitwall.views.cars.detail.CarDetailParts;
import pitwall.views.cars.detail.CarDetailScreen;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxPump;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The Cars screen in a window of 1280×800, drawn by the processor and shown nowhere. Thread-safe; what is done inside
/// happens on the FX thread.
final class FleetWindow {
    /// The name of the FX thread.
    static final String FX_THREAD = "JavaFX Application Thread";
    /// The name of the thread that draws.
    static final String RENDER_THREAD = "QuantumRenderer";

    private static final Commands NOBODY = _ -> CompletableFuture.completedFuture(
            new CommandOutcome.Refused(new CommandOutcome.Reason.NotLive(ConsoleMode.OFFLINE)));

    private final FleetModel fleet;
    private final Surroundings surroundings;
    private final CarsScreen screen;
    private final Scene scene;
    private final AtomicInteger pulses = new AtomicInteger();
    private final Histogram gaps = new Histogram(3);
    private long lastPulse;
    /// The screen of a car that is shown, if one is.
    private @Nullable Screen car;

    private FleetWindow(FleetModel fleet, Surroundings surroundings, CarsScreen screen, Scene scene) {
        this.fleet = fleet;
        this.surroundings = surroundings;
        this.screen = screen;
        this.scene = scene;
    }

    /// Starts the toolkit and opens the window. Once in a program.
    static FleetWindow open(InstantSource clock) throws InterruptedException, ExecutionException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        return onFx(() -> show(clock));
    }

    private static FleetWindow show(InstantSource clock) {
        FleetModel fleet = new FleetModel(clock);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        CarsParts parts = new CarsParts(
                fleet,
                NOBODY,
                new CarReading(Asking.whicheverIsInUse(Optional::empty)),
                new RolloutReading(Asking.whicheverIsInUse(Optional::empty)),
                ViewMemory.NONE,
                new ExportNotes(fleet, NOBODY, ViewMemory.NONE, Platform::runLater),
                themes,
                work -> Thread.ofVirtual().name("pitwall-call").start(work),
                Platform::runLater,
                clock,
                () -> OfflineStatus.NOTHING);
        Formats formats = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
        Surroundings surroundings = new Surroundings(Strings.of(formats), new Nowhere(), FleetWindow::agree);
        CarsScreen screen = new CarsScreen(parts, surroundings);
        Scene scene = new Scene(new StackPane(screen.node()), 1280, 800);
        themes.dress(scene);
        FleetWindow window = new FleetWindow(fleet, surroundings, screen, scene);
        scene.addPostLayoutPulseListener(window::pulsed);
        Timeline clockTick = new Timeline(new KeyFrame(Duration.seconds(1), _ -> fleet.tick()));
        clockTick.setCycleCount(Animation.INDEFINITE);
        clockTick.play();
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
        return window;
    }

    private static OpenSheet agree(Confirmation asked, Consumer<String> confirmed) {
        confirmed.accept("");
        return OpenSheet.ANSWERED;
    }

    private void pulsed() {
        long now = System.nanoTime();
        if (pulses.getAndIncrement() > 0) {
            gaps.recordValue(now - lastPulse);
        }
        lastPulse = now;
    }

    /// Runs an action of the screen, for example `cars.dots`.
    void run(String action) throws InterruptedException, ExecutionException {
        onFx(() -> {
            screen.actions().stream()
                    .filter(each -> each.id().equals(action))
                    .findFirst()
                    .orElseThrow()
                    .run()
                    .run();
            return action;
        });
    }

    /// Where the screen is.
    StackPane place() {
        return (StackPane) scene.getRoot();
    }

    /// Takes what a client sees.
    FrameSink sink() {
        return new FxPump(Platform::runLater, fleet::accept);
    }

    /// Asks for the cars of a query and waits until they are drawn.
    ///
    /// @param expected says of the number of lines whether they can be the answer
    /// @return nanoseconds from the wish to the end of the pulse that shows its answer
    long ask(String query, IntPredicate expected) throws InterruptedException, ExecutionException {
        return wish(() -> screen.arrive(new Destination.Cars(query)), expected);
    }

    /// Asks for all cars again, as [#ask] does.
    long askForAll(IntPredicate expected) throws InterruptedException, ExecutionException {
        return wish(screen::escape, expected);
    }

    /// Types one character into the field of the query, as a person would whose cursor is there, and waits until its
    /// answer is drawn.
    ///
    /// @param expected says of the number of lines whether they can be the answer
    /// @return nanoseconds from the key to the end of the pulse that shows its answer
    long type(String character, IntPredicate expected) throws InterruptedException, ExecutionException {
        return wish(
                () -> Event.fireEvent(
                        scene.lookup(".cars-query"),
                        new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false)),
                expected);
    }

    /// Shows what comes of a question, and waits until it is drawn.
    ///
    /// @return nanoseconds from the question to the end of the pulse that lays the frame out
    long show(Supplier<CompletableFuture<FleetFrame>> question) throws InterruptedException, ExecutionException {
        return drawn(question, fleet::accept);
    }

    /// Leaves the list for the screen of single cars.
    void leaveList() throws InterruptedException, ExecutionException {
        onFx(() -> {
            screen.hidden();
            return scene;
        });
    }

    /// Makes the screen of a car anew and shows it on what comes of a question.
    ///
    /// @return as [#show]
    long showCar(String id, Supplier<CompletableFuture<FleetFrame>> question)
            throws InterruptedException, ExecutionException {
        return drawn(question, frame -> {
            Screen left = car;
            if (left != null) {
                left.hidden();
            }
            fleet.accept(frame);
            Screen opened = CarDetailScreen.kind(carParts()).factory().create(surroundings);
            opened.arrive(new Destination.Car(new CarId(id)));
            place().getChildren().setAll(opened.node());
            opened.shown();
            opened.focus();
            car = opened;
        });
    }

    private CarDetailParts carParts() {
        CarFiles files = new CarReading(Asking.whicheverIsInUse(Optional::empty));
        FleetModel seen = fleet.forOneScreen();
        return new CarDetailParts(
                seen,
                new FilesAsOf(seen, files, files),
                NOBODY,
                Platform::runLater,
                () -> OfflineStatus.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private long drawn(Supplier<CompletableFuture<FleetFrame>> question, Consumer<FleetFrame> taken)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Long> painted = new CompletableFuture<>();
        long begin = System.nanoTime();
        CompletableFuture<?> unused = question.get()
                .thenAcceptAsync(
                        frame -> {
                            taken.accept(frame);
                            onPulse(() -> painted.complete(System.nanoTime() - begin));
                        },
                        Platform::runLater)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        painted.completeExceptionally(failure);
                    }
                });
        return painted.get();
    }

    private long wish(Runnable wish, IntPredicate expected) throws InterruptedException, ExecutionException {
        CompletableFuture<Long> painted = new CompletableFuture<>();
        onFx(() -> {
            long begin = System.nanoTime();
            wish.run();
            onPulse(() -> {
                boolean answered = expected.test(lines());
                return answered && painted.complete(System.nanoTime() - begin);
            });
            return begin;
        });
        return painted.get();
    }

    /// Calls `look` at the end of every pulse until it says that it has seen enough. FX thread.
    void onPulse(BooleanSupplier look) {
        Runnable[] self = new Runnable[1];
        self[0] = () -> {
            if (look.getAsBoolean()) {
                scene.removePostLayoutPulseListener(self[0]);
            }
        };
        scene.addPostLayoutPulseListener(self[0]);
    }

    /// The nodes of a style class that are shown now. FX thread.
    Set<Node> nodes(String styleClass) {
        return scene.getRoot().lookupAll("." + styleClass);
    }

    /// The lines in the table now. FX thread.
    int lines() {
        return scene.lookup(".car-table") instanceof TableView<?> table
                ? table.getItems().size()
                : 0;
    }

    /// The same, for other threads.
    int shownLines() throws InterruptedException, ExecutionException {
        return onFx(this::lines);
    }

    /// Pulses of the FX thread so far, each with its layout done: what then is drawn is one frame.
    int pulses() {
        return pulses.get();
    }

    /// Nanoseconds from pulse to pulse since the last time this was asked.
    Histogram takeGaps() throws InterruptedException, ExecutionException {
        return onFx(() -> {
            Histogram copy = gaps.copy();
            gaps.reset();
            return copy;
        });
    }

    /// Runs something on the FX thread and waits for it.
    static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    /// There is no other screen.
    private static final class Nowhere implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }
}
