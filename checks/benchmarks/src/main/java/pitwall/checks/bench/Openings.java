package pitwall.checks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.HdrHistogram.Histogram;

/// How long the console takes to open what no button of the rail leads to: a car, the releases, the approvals and the
/// wizard; each from the screen that it is opened from, to the end of the pulse that lays it out.
final class Openings {
    private static final int ROUNDS = 8;

    private final Scene scene;

    /// @param digit leads with Ctrl to the screen that it is opened from
    /// @param ready what is done there before
    /// @param wish opens it
    /// @param shown what can be seen then
    private record Opening(String name, KeyCode digit, Consumer<Scene> ready, Consumer<Scene> wish, String shown) {}

    private static final List<Opening> ALL = List.of(
            new Opening(
                    "a car",
                    KeyCode.DIGIT2,
                    scene -> press(scene.lookup(".car-table"), KeyCode.J, false, false),
                    scene -> press(scene.lookup(".car-table"), KeyCode.ENTER, false, false),
                    ".car-head .section-title"),
            new Opening("the releases", KeyCode.DIGIT4, _ -> {}, Openings::releases, ".releases-screen"),
            new Opening(
                    "the approvals",
                    KeyCode.DIGIT4,
                    _ -> {},
                    scene -> press(scene.getFocusOwner(), KeyCode.A, true, true),
                    ".approvals-screen"),
            new Opening(
                    "the wizard",
                    KeyCode.DIGIT4,
                    _ -> {},
                    scene -> press(scene.getFocusOwner(), KeyCode.N, true, false),
                    ".wizard-begin"));

    Openings(Scene scene) {
        this.scene = scene;
    }

    List<Measure> measure() throws InterruptedException, ExecutionException {
        List<Measure> measures = new ArrayList<>();
        for (Opening opening : ALL) {
            Histogram again = new Histogram(3);
            long first = open(opening);
            for (int round = 0; round < ROUNDS; round++) {
                again.recordValue(open(opening));
            }
            String what = "opening " + opening.name() + ": ";
            measures.add(Measure.of(what + "first", first / 1e6, "ms"));
            measures.add(Measure.below(what + "p95 of the next " + ROUNDS, Timed.millis(again, 95), "ms", 200));
        }
        long begun = ScreensBenchmark.timed(
                scene, () -> press(scene.getFocusOwner(), KeyCode.ENTER, false, false), () -> isShown(".wizard-steps"));
        measures.add(Measure.below("from a template to the first step of the wizard", begun / 1e6, "ms", 200));
        return measures;
    }

    private long open(Opening opening) throws InterruptedException, ExecutionException {
        ScreensBenchmark.timed(
                scene,
                () -> press(scene.getFocusOwner(), opening.digit(), true, false),
                () -> !isShown(opening.shown()));
        Pause.of(Duration.ofMillis(200));
        FleetWindow.onFx(() -> {
            opening.ready().accept(scene);
            return scene;
        });
        Pause.of(Duration.ofMillis(200));
        long nanos = ScreensBenchmark.timed(scene, () -> opening.wish().accept(scene), () -> isShown(opening.shown()));
        Pause.of(Duration.ofMillis(200));
        return nanos;
    }

    private boolean isShown(String selector) {
        Node node = scene.lookup(selector);
        return node != null
                && Stream.iterate(node, each -> each != null, Node::getParent).allMatch(Node::isVisible);
    }

    private static void releases(Scene scene) {
        scene.getRoot().lookupAll(".rollouts-screen .button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> button.getText().equals("Releases"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no way to the releases"))
                .fire();
    }

    private static void press(Node at, KeyCode code, boolean shortcut, boolean shift) {
        at.requestFocus();
        Event.fireEvent(at, ScreensBenchmark.key(code, shortcut, shift));
    }
}
