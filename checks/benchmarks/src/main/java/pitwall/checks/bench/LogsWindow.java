package pitwall.checks.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs;
import pitwall.client.LogMemory;
import pitwall.client.LogWish;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogPage;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.logs.LogsParts;
import pitwall.views.logs.LogsScreen;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The logs screen in a window of 1280×800, without a server, shown nowhere. Thread-safe; what is done inside happens
/// on the FX thread.
final class LogsWindow {
    private final AtomicInteger pulses = new AtomicInteger();
    private final CompletableFuture<Boolean> filled = new CompletableFuture<>();
    private final LogsScreen screen;
    private final Scene scene;
    private volatile Runnable during = () -> {};
    private int turn;

    private LogsWindow(LogMemory memory) {
        FleetModel fleet = new FleetModel(InstantSource.system());
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        Formats formats = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));
        LogsParts parts = new LogsParts(
                fleet,
                new NoServer(),
                (_, _) -> () -> {},
                memory,
                work -> Thread.ofVirtual().name("pitwall-call").start(work),
                Platform::runLater,
                Platform::runLater,
                () -> OfflineStatus.NOTHING);
        screen = new LogsScreen(
                parts,
                themes,
                new Surroundings(Strings.of(formats), new Nowhere(), (_, _) -> OpenSheet.ANSWERED),
                (_, _, _) -> Optional.empty());
        scene = new Scene((Parent) screen.node(), 1280, 800);
        themes.dress(scene);
        scene.addPostLayoutPulseListener(this::pulsed);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    /// Starts the toolkit and opens the window. Once in a program.
    static LogsWindow open(LogMemory memory) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        CompletableFuture<LogsWindow> made = new CompletableFuture<>();
        Platform.runLater(() -> made.complete(new LogsWindow(memory)));
        return made.get();
    }

    private void pulsed() {
        pulses.incrementAndGet();
        if (!filled.isDone() && scene.lookup(".log-list") != null) {
            filled.complete(true);
        }
        during.run();
        Platform.requestNextPulse();
    }

    void waitForLines(Duration patience) throws Exception {
        filled.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What happens with every pulse from now on. It runs on the FX thread.
    void everyPulse(Runnable what) {
        during = what;
    }

    /// Turns the wheel by so many lines, up for a while and then down. FX thread.
    void scroll(int lines) {
        Node list = scene.lookup(".log-list");
        double up = turn++ / 400 % 2 == 0 ? 22.0 * lines : -22.0 * lines;
        Event.fireEvent(
                list,
                new ScrollEvent(
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
                        0,
                        up,
                        0,
                        up,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    int pulses() {
        return pulses.get();
    }

    /// Nobody answers.
    private static final class NoServer implements FleetLogs {
        @Override
        public CompletableFuture<Answer<LogPage>> search(LogWish wish, Order order, @Nullable Long after, int limit) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<Answer<LogHistogram>> histogram(LogWish wish, int buckets) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<ExportOutcome> export(LogWish wish, Order order, Form form, Path file) {
            return CompletableFuture.completedFuture(new ExportOutcome.Broken());
        }
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }
}
