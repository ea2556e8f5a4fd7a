package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;

/// The first template, Munich and then Berlin, from the list of templates to the report: with keys, at the real
/// console, with cars in five cities.
@UsesToolkit
class TemplateJourneyTest {
    /// Eight in Munich, of which by lot an iX3 is neither the first nor the last, and eight in Berlin.
    private static final int CARS = 40;

    private static final int IN_MUNICH = 8;
    /// Starts on no iX3, of which a fifth of the fleet is.
    private static final String BAD = "4.4.0";

    private static final String TEMPLATE = "Staged Munich → Berlin";
    /// Cars take their time, and so does a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private @Nullable RolloutDesk desk;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    /// As a release manager comes, with keys alone: the template, the release, no time to watch a wave, the preview,
    /// the question to a second person.
    private static void writeAndAsk(RolloutDesk desk) {
        ConsoleUnderTest at = desk.console();
        at.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("a rollout can be begun").until(() -> desk.says("New rollout"));
        at.push(KeyCode.CONTROL, KeyCode.N);
        eventually("the templates are offered")
                .until(() -> desk.says(TEMPLATE) && at.focus().orElse(null) instanceof ListView<?>);
        at.push(KeyCode.ENTER);
        eventually("the releases are listed")
                .until(() -> at.focus().orElse(null) instanceof TextInputControl && desk.says(BAD));
        at.push(KeyCode.ENTER);
        at.push(KeyCode.ALT, KeyCode.DIGIT3);
        eventually("the first phase has the keyboard").until(() -> isIn(at, "Munich"));
        for (int fields = 0; fields < 6; fields++) {
            at.push(KeyCode.TAB);
        }
        eventually("a quarter of an hour is too long for a test").until(() -> isIn(at, "15 min"));
        at.type("0 min");
        at.push(KeyCode.ALT, KeyCode.DIGIT6);
        eventually("the preview counts the cars of both regions")
                .until(() ->
                        desk.says("Munich: " + IN_MUNICH + " cars") && desk.says("Berlin: " + IN_MUNICH + " cars"));
        at.push(KeyCode.ALT, KeyCode.DIGIT7);
        eventually("the plan can be launched").until(() -> at.shows("#launch") && !at.isDisabled("#launch"));
        at.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually("the sheet asks").until(() -> at.shows(".decision-sheet"));
        at.push(KeyCode.SHIFT, KeyCode.TAB);
        at.type(desk.number());
        at.push(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private static boolean isIn(ConsoleUnderTest at, String text) {
        return at.focus().orElse(null) instanceof TextInputControl field
                && field.getText().equals(text);
    }

    private static RolloutEntry asked(ConsoleUnderTest at) {
        return eventually("a second person is asked")
                .until(
                        () -> at.latest().snapshot().board().rollouts().stream()
                                .map(RolloutView::rollout)
                                .filter(entry -> entry.status() == RolloutStatus.AWAITING_APPROVAL)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aReleaseThatFailsInMunichMeetsItsGateGoesBackByItselfAndNeverGetsToBerlin() {
        RolloutDesk opened = RolloutDesk.open(folder, CARS, RolloutDesk::quick);
        desk = opened;
        ConsoleUnderTest at = opened.console();
        writeAndAsk(opened);
        RolloutEntry asked = asked(at);
        assertThat(asked.phases()).extracting(RolloutEntry.PhaseEntry::name).containsExactly("Munich", "Berlin");
        assertThat(asked.phases()).allSatisfy(phase -> assertThat(phase.size()).isEqualTo(IN_MUNICH));

        at.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the list says without a key what it waits for")
                .until(() ->
                        opened.cells("rollout-waiting").stream().anyMatch(text -> text.startsWith("A second person")));
        try (Administrator colleague = opened.colleague()) {
            colleague.approve(asked.id());
        }
        opened.openFirst(opened.cells("rollout-name").getFirst());
        eventually("it went back by itself")
                .atMost(PATIENCE)
                .until(() -> opened.pill().equals("Rolled back"));

        canaryWentFirst(opened, asked.id());
        theScreenTellsIt(opened);
        theReportTellsIt(opened);
        oneKeyLeadsToTheCarsThatFailed(opened);
    }

    /// What the flight recorder says: one car of Munich first, nobody else before its gate opened, and no car of
    /// Berlin at all.
    private static void canaryWentFirst(RolloutDesk desk, String rollout) {
        List<Decision> decisions;
        try (Administrator manager = desk.manager()) {
            decisions = manager.decisions(rollout);
        }
        long healthy = number(decisions, Gate.CANARY_HEALTHY, new GateVerdict.Open());
        Set<CarId> before = asked(decisions, 0, healthy);
        Set<CarId> after = asked(decisions, healthy, Long.MAX_VALUE);
        assertThat(before).as("one in twenty of Munich's cars is the canary").hasSize(1);
        CarId canary = before.iterator().next();
        assertThat(decisions)
                .filteredOn(event -> event.number() < healthy && event instanceof Decision.CarChanged)
                .extracting(event -> ((Decision.CarChanged) event).car())
                .as("no other car was touched before its gate opened")
                .containsOnly(canary);
        assertThat(changes(decisions))
                .filteredOn(change -> change.number() < healthy)
                .extracting(Decision.CarChanged::to)
                .as("it proved the release")
                .endsWith(CarStage.SUCCEEDED);
        assertThat(after).as("others followed").isNotEmpty().doesNotContain(canary);

        Set<CarId> munich = new TreeSet<>(before);
        munich.addAll(after);
        desk.console().latest().snapshot().forEach((Car car) -> {
            if (munich.contains(car.id())) {
                assertThat(car.info().region()).as(car.id().value()).isEqualTo("munich");
            }
        });
        long breached = number(decisions, Gate.FAILURE_THRESHOLD, new GateVerdict.Breached());
        assertThat(breached).isGreaterThan(healthy);
        assertThat(decisions)
                .filteredOn(event -> event.number() > breached)
                .as("nobody had to act")
                .noneMatch(event -> event instanceof Decision.Acted);
        assertThat(changes(decisions))
                .filteredOn(change -> change.number() > breached && change.to() == CarStage.ROLLED_BACK)
                .extracting(Decision.CarChanged::car)
                .as("the canary went back too")
                .contains(canary);
    }

    private static List<Decision.CarChanged> changes(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.CarChanged.class::isInstance)
                .map(Decision.CarChanged.class::cast)
                .toList();
    }

    /// The cars that were asked to take the release.
    private static Set<CarId> asked(List<Decision> decisions, long after, long before) {
        Set<CarId> asked = new TreeSet<>();
        for (Decision.CarChanged change : changes(decisions)) {
            boolean offered = change.to() == CarStage.OFFERED && change.direction() == Direction.FORWARD;
            if (offered && change.number() > after && change.number() < before) {
                asked.add(change.car());
            }
        }
        return asked;
    }

    /// The first reading of a gate with this verdict.
    private static long number(List<Decision> decisions, Gate gate, GateVerdict verdict) {
        return decisions.stream()
                .filter(event -> event instanceof Decision.GateRead read
                        && read.reading().gate() == gate
                        && read.reading().verdict().equals(verdict))
                .mapToLong(Decision::number)
                .findFirst()
                .orElseThrow(() -> new AssertionError(gate + " never said " + verdict + ": " + decisions));
    }

    private static void theScreenTellsIt(RolloutDesk desk) {
        ConsoleUnderTest at = desk.console();
        assertThat(at.text(".rollout-why")).containsPattern("\\d+ cars? went back");
        eventually("the failures are told by reason")
                .until(() -> desk.texts("failure-row").contains("New version was not healthy"));
        assertThat(desk.texts("event-list"))
                .as("what the gate was based on")
                .anyMatch(text -> text.contains("gate “failure limit” closed") || text.contains("closed, "));
        at.takePictures("rollout-rolled-back");
        eventually("which cars failed is known").until(() -> !at.isDisabled(".failure-row .button"));
    }

    private void theReportTellsIt(RolloutDesk desk) {
        Path report = folder.resolve("report.html");
        desk.answerWithEnter(report);
        desk.press(KeyCode.CONTROL, KeyCode.E);
        eventually("the report says how it ended")
                .until(() -> Files.exists(report)
                        && Files.readString(report).contains("</html>")
                        && Files.readString(report).contains("Rolled back"));
        assertThat(desk.keys()).isEqualTo(2);
        assertThat(report)
                .content()
                .contains("Munich: wave 1 released, 1 car")
                .contains("Munich: gate “canary healthy” open")
                .contains("Munich: gate “failure limit” closed", "Rolling back: a gate closed")
                .contains("New version was not healthy");
    }

    private static void oneKeyLeadsToTheCarsThatFailed(RolloutDesk desk) {
        ConsoleUnderTest at = desk.console();
        desk.press(KeyCode.C);
        eventually("one key leads to the cars that failed")
                .until(() -> at.text(".status-screen").matches("[1-9]\\d* of " + CARS + " cars.*"));
        assertThat(desk.keys()).isEqualTo(1);
        assertThat(at.words())
                .anyMatch(word -> word.isIn("text-input") && word.text().matches("rollout:R-\\d+ \\w+:[A-Z_]+"));
    }
}
