package pitwall.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;
import pitwall.app.Wiring;

/// How long the whole console takes from the press of a button of the rail to the screen behind it, for all screens
/// that it has, and to open a rollout of ten thousand cars and whatever else no button of the rail leads to: each to
/// the end of the pulse that lays it out.
final class ScreensBenchmark implements Benchmark {
    private static final int CARS = 10_000;
    private static final int ROUNDS = 8;
    private static final String ROLLOUT = "everything";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// As many cars listed as there are.
    private static final Pattern WHOLE_LIST = Pattern.compile("(\\S.*) of \\1");

    @Override
    public String name() {
        return "screens";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        try (ServerUnderTest server = ServerUnderTest.start(CARS, 50, InstantSource.system())) {
            server.writeRollout(ROLLOUT);
            Platform.startup(() -> {});
            CountDownLatch listed = new CountDownLatch(1);
            Stage stage = FleetWindow.onFx(Stage::new);
            String[] arguments = {
                folder.toString(),
                Integer.toString(CARS),
                server.uri().toString(),
                ServerUnderTest.managerPassword(),
                ServerUnderTest.MANAGER
            };
            Wiring wiring = FleetWindow.onFx(() -> ConsoleProgram.open(stage, arguments, listed::countDown));
            if (!listed.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the cars were never listed");
            }
            List<Measure> measures = new ArrayList<>(switches(stage.getScene()));
            measures.addAll(rollout(stage.getScene()));
            measures.addAll(new Openings(stage.getScene()).measure());
            FleetWindow.onFx(() -> {
                wiring.close();
                return wiring;
            });
            return measures;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static List<Measure> switches(Scene scene) throws InterruptedException, ExecutionException {
        int screens = FleetWindow.onFx(() -> rail(scene).size());
        Histogram first = new Histogram(3);
        Histogram again = new Histogram(3);
        for (int round = 0; round <= ROUNDS; round++) {
            for (int number = 0; number < screens; number++) {
                int at = number;
                long nanos = timed(scene, () -> rail(scene).get(at).fire(), () -> true);
                (round == 0 ? first : again).recordValue(nanos);
                Pause.of(Duration.ofMillis(200));
            }
        }
        String what = "screen switch, " + screens + " screens, " + CARS + " cars: ";
        return List.of(
                Measure.of(what + "first opening, slowest", Timed.millis(first, 100), "ms"),
                Measure.of(what + "median", Timed.millis(again, 50), "ms"),
                Measure.below(what + "p95", Timed.millis(again, 95), "ms", 200));
    }

    private static List<ButtonBase> rail(Scene scene) {
        return scene.getRoot().lookupAll(".nav-rail .toggle-button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .toList();
    }

    private static List<Measure> rollout(Scene scene)
            throws InterruptedException, ExecutionException, TimeoutException {
        FleetWindow.onFx(() -> {
            Event.fireEvent(scene.getFocusOwner(), key(KeyCode.DIGIT4, true));
            return scene;
        });
        Pause.until("the rollout is listed", Duration.ofSeconds(20), () -> isListed(scene));
        long head = timed(
                scene,
                () -> open(scene),
                () -> !text(scene, ".rollout-head .section-title").isEmpty());
        long cars = timed(
                scene,
                () -> {},
                () -> WHOLE_LIST.matcher(text(scene, ".member-head .muted")).matches());
        String what = "opening a rollout of "
                + FleetWindow.onFx(() -> text(scene, ".member-head .muted")).replaceFirst(".* of ", "") + " cars: ";
        return List.of(
                Measure.below(what + "how it stands and why", head / 1e6, "ms", 200),
                Measure.of(what + "… and from then to its whole list of cars", cars / 1e6, "ms"));
    }

    private static boolean isListed(Scene scene) {
        try {
            return FleetWindow.onFx(() -> scene.lookup(".rollout-table") instanceof TableView<?> table
                    && !table.getItems().isEmpty());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void open(Scene scene) {
        if (scene.lookup(".rollout-table") instanceof TableView<?> table) {
            table.getSelectionModel().select(0);
            Event.fireEvent(table, key(KeyCode.ENTER, false));
        }
    }

    private static KeyEvent key(KeyCode code, boolean shortcut) {
        return key(code, shortcut, false);
    }

    static KeyEvent key(KeyCode code, boolean shortcut, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false);
    }

    private static String text(Scene scene, String selector) {
        Node node = scene.lookup(selector);
        return node instanceof Labeled label ? label.getText() : "";
    }

    private static List<String> words(Scene scene) throws InterruptedException, ExecutionException {
        return FleetWindow.onFx(() -> scene.getRoot().lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }

    /// From the wish to the end of the first pulse that shows it.
    static long timed(Scene scene, Runnable wish, BooleanSupplier shown)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Long> laidOut = new CompletableFuture<>();
        FleetWindow.onFx(() -> {
            long begin = System.nanoTime();
            Runnable[] self = new Runnable[1];
            self[0] = () -> {
                if (shown.getAsBoolean() && laidOut.complete(System.nanoTime() - begin)) {
                    scene.removePostLayoutPulseListener(self[0]);
                }
                Platform.requestNextPulse();
            };
            scene.addPostLayoutPulseListener(self[0]);
            wish.run();
            Platform.requestNextPulse();
            return begin;
        });
        try {
            return laidOut.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("it was never shown; to be read was " + words(scene), e);
        }
    }
}
