package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.simulator.SimulationSettings;

/// Rollouts as somebody follows and steers them at the real console, with a real server and simulated cars. The tasks
/// are done with keys, and the keys are counted.
@UsesToolkit
class RolloutTest {
    private static final String EVERYWHERE = "region:munich,berlin,hamburg,cologne,frankfurt";
    /// Starts on no iX3, of which a fifth of the fleet is.
    private static final String BAD = "4.4.0";

    private static final String GOOD = "4.3.1";
    private static final String MANAGER = "j.weiss";
    private static final String COLLEAGUE = "k.vogt";
    private static final String PASSWORD = "another-long-password-1";
    /// Cars take their time, and so does a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private @Nullable RunningFleet fleet;
    private @Nullable ConsoleUnderTest console;
    private int keys;

    private ConsoleUnderTest start(int cars, UnaryOperator<SimulationSettings> lives) {
        RunningFleet running = new RunningFleet(folder.resolve("server"), cars, lives);
        fleet = running;
        running.publishReleases();
        try (Administrator admin = admin(running)) {
            admin.create(MANAGER, PASSWORD, Role.RELEASE_MANAGER);
            admin.create(COLLEAGUE, PASSWORD, Role.RELEASE_MANAGER);
        }
        ConsoleUnderTest opened = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console = opened;
        opened.signIn(running.uri(), MANAGER, PASSWORD);
        eventually("all cars are shown live")
                .until(() -> opened.pill().startsWith("LIVE")
                        && opened.text(".status-screen").startsWith(cars + " of " + cars + " cars"));
        return opened;
    }

    @AfterEach
    void close() {
        if (console != null) {
            console.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    private static Administrator admin(RunningFleet running) {
        return new Administrator(running.uri(), running.password());
    }

    private static Administrator manager(RunningFleet running) {
        return new Administrator(running.uri(), MANAGER, PASSWORD);
    }

    private static SimulationSettings quick(SimulationSettings usual) {
        return usual.withSpeed(60).calmed();
    }

    private static CreateRollout plan(String name, String version, OnBreach onBreach, int parallel) {
        PhaseWish phase = new PhaseWish(
                "All regions",
                EVERYWHERE,
                null,
                2,
                null,
                List.of(100),
                parallel,
                0.8,
                0.1,
                3,
                true,
                true,
                onBreach,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        return new CreateRollout(name, version, null, List.of(phase), null, null, null, null, null, null);
    }

    /// Launched by one person and approved by another.
    private String launched(CreateRollout plan) {
        RunningFleet running = Objects.requireNonNull(fleet);
        try (Administrator manager = manager(running)) {
            String id = manager.launch(plan);
            try (Administrator colleague = new Administrator(running.uri(), COLLEAGUE, PASSWORD)) {
                colleague.approve(id);
            }
            return id;
        }
    }

    private void press(ConsoleUnderTest at, KeyCode... stroke) {
        keys++;
        at.push(stroke);
    }

    /// The system's dialog proposes a name; whoever agrees presses Enter, which no test can in a window of the system.
    private void answerWithEnter(ConsoleUnderTest at, Path file) {
        keys++;
        at.willChoose(file);
    }

    private static void openFirst(ConsoleUnderTest at, String name) {
        at.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the rollout is listed")
                .until(() -> cells(at, "rollout-name").contains(name));
        eventually("the list has the keyboard")
                .until(() -> at.focus()
                        .filter(node -> node.getStyleClass().contains("rollout-table"))
                        .isPresent());
        at.push(KeyCode.J);
        at.push(KeyCode.ENTER);
        eventually("it is open").until(() -> at.shows(".rollout-head .pill"));
    }

    private static List<String> cells(ConsoleUnderTest at, String column) {
        return at.words().stream()
                .filter(word -> word.isIn(column) && word.isIn("table-cell"))
                .map(Word::text)
                .toList();
    }

    private static List<String> texts(ConsoleUnderTest at, String part) {
        return at.words().stream()
                .filter(word -> word.isIn(part))
                .map(Word::text)
                .toList();
    }

    /// As a release manager comes, with keys alone: a template, the release, who goes first, the preview, the question
    /// to a second person.
    private static void writeAndAsk(ConsoleUnderTest at) {
        at.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("a rollout can be begun").until(() -> says(at, "New rollout"));
        at.push(KeyCode.CONTROL, KeyCode.N);
        eventually("the templates are offered")
                .until(() -> says(at, "Staged Munich → Berlin") && at.focus().orElse(null) instanceof ListView<?>);
        at.push(KeyCode.DOWN);
        at.push(KeyCode.DOWN);
        at.push(KeyCode.ENTER);
        eventually("the releases are listed")
                .until(() -> at.focus().orElse(null) instanceof TextInputControl && says(at, BAD));
        at.push(KeyCode.ENTER);
        at.push(KeyCode.ALT, KeyCode.DIGIT3);
        eventually("the phase has the keyboard")
                .until(() -> at.focus().orElse(null) instanceof TextInputControl field
                        && field.getText().equals("Phase 1"));
        at.push(KeyCode.TAB);
        at.push(KeyCode.TAB);
        at.type("2");
        for (int fields = 0; fields < 4; fields++) {
            at.push(KeyCode.TAB);
        }
        at.type("0 min");
        at.push(KeyCode.ALT, KeyCode.DIGIT6);
        eventually("the preview counts the cars").until(() -> says(at, "Phase 1: 24 cars"));
        at.push(KeyCode.ALT, KeyCode.DIGIT7);
        eventually("the plan can be launched").until(() -> at.shows("#launch") && !at.isDisabled("#launch"));
        at.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually("the sheet asks").until(() -> at.shows(".decision-sheet"));
        at.push(KeyCode.SHIFT, KeyCode.TAB);
        at.type(number(at));
        at.push(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private static boolean says(ConsoleUnderTest at, String text) {
        return at.words().stream().anyMatch(word -> word.text().startsWith(text));
    }

    private static String asked(ConsoleUnderTest at) {
        return eventually("a second person is asked")
                .until(
                        () -> at.latest().snapshot().board().rollouts().stream()
                                .map(RolloutView::rollout)
                                .filter(entry -> entry.status() == RolloutStatus.AWAITING_APPROVAL)
                                .map(RolloutEntry::id)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void fromTheTemplateToTheReportAReleaseThatFailsMeetsItsGateAndGoesBackByItself() {
        ConsoleUnderTest at = start(24, RolloutTest::quick);
        RunningFleet running = Objects.requireNonNull(fleet);
        writeAndAsk(at);
        String id = asked(at);

        at.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the list says without a key what it waits for")
                .until(() ->
                        cells(at, "rollout-waiting").stream().anyMatch(text -> text.startsWith("A second person")));
        try (Administrator colleague = new Administrator(running.uri(), COLLEAGUE, PASSWORD)) {
            colleague.approve(id);
        }
        openFirst(at, cells(at, "rollout-name").getFirst());
        eventually("it went back by itself")
                .atMost(PATIENCE)
                .until(() -> at.text(".rollout-head .pill").equals("Rolled back"));

        assertThat(at.text(".rollout-why")).containsPattern("\\d+ cars? went back");
        eventually("the failures are told by reason")
                .until(() -> texts(at, "failure-row").contains("New version was not healthy"));
        assertThat(texts(at, "event-list"))
                .as("what the gate was based on")
                .anyMatch(text -> text.contains("gate “failure limit” closed") || text.contains("closed, "));
        at.takePictures("rollout-rolled-back");
        eventually("which cars failed is known").until(() -> !at.isDisabled(".failure-row .button"));
        Path report = folder.resolve("report.html");
        answerWithEnter(at, report);
        press(at, KeyCode.CONTROL, KeyCode.E);
        eventually("the report says how it ended")
                .until(() -> Files.exists(report)
                        && Files.readString(report).contains("</html>")
                        && Files.readString(report).contains("Rolled back"));
        assertThat(keys).isEqualTo(2);
        keys = 0;

        press(at, KeyCode.C);
        eventually("one key leads to the cars that failed")
                .until(() -> at.text(".status-screen").matches("[1-9]\\d* of 24 cars.*"));
        assertThat(keys).isEqualTo(1);
        assertThat(at.words())
                .anyMatch(word -> word.isIn("text-input") && word.text().matches("rollout:R-\\d+ \\w+:[A-Z_]+"));
    }

    @Test
    void aGateAsksAndAPersonBringsTheCarsBackWithThreeKeysAndTheirNumber() {
        ConsoleUnderTest at = start(24, RolloutTest::quick);
        launched(plan("Stack 4.4.0", BAD, OnBreach.PAUSE_AND_ASK, 50));
        openFirst(at, "Stack 4.4.0");
        eventually("a gate paused it")
                .atMost(PATIENCE)
                .until(() -> at.text(".rollout-head .pill").equals("Paused by gate"));
        eventually("nobody is on the way any more")
                .atMost(PATIENCE)
                .until(() -> cells(at, "number").contains("0")
                        && !at.text(".rollout-why").contains("will finish"));

        press(at, KeyCode.CONTROL, KeyCode.B);
        eventually("the sheet says what would happen").until(() -> at.shows(".decision-sheet"));
        String number = number(at);
        at.takePicture("rollout-rollback-sheet");
        press(at, KeyCode.SHIFT, KeyCode.TAB);
        at.type(number);
        press(at, KeyCode.CONTROL, KeyCode.ENTER);

        eventually("the cars went back")
                .atMost(PATIENCE)
                .until(() -> at.text(".rollout-head .pill").equals("Rolled back"));
        assertThat(keys).isEqualTo(3);
    }

    private static String number(ConsoleUnderTest at) {
        return texts(at, "decision-sheet").stream()
                .filter(text -> text.startsWith("Type "))
                .map(text -> text.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneKeyPausesAndTheSheetOfResumingSaysItsEffect() {
        ConsoleUnderTest at = start(24, RolloutTest::quick);
        launched(plan("Stack 4.3.1", GOOD, OnBreach.PAUSE_AND_ASK, 1));
        openFirst(at, "Stack 4.3.1");
        eventually("it runs")
                .atMost(PATIENCE)
                .until(() -> at.text(".rollout-head .pill").matches("Running|Soaking"));

        press(at, KeyCode.F9);
        eventually("it is paused").until(() -> at.text(".rollout-head .pill").equals("Paused by person"));
        assertThat(keys).isEqualTo(1);
        assertThat(at.modalWindows()).isEmpty();
        assertThat(at.text(".rollout-why")).startsWith(MANAGER + " paused it").contains("stay as they are");

        press(at, KeyCode.SHIFT, KeyCode.F9);
        eventually("the sheet says what would happen").until(() -> at.shows(".decision-sheet"));
        assertThat(texts(at, "decision-sheet")).anyMatch(text -> text.contains("The rollout becomes: Running."));
        press(at, KeyCode.CONTROL, KeyCode.ENTER);
        eventually("it goes on")
                .atMost(PATIENCE)
                .until(() -> at.text(".rollout-head .pill").matches("Running|Soaking|Completed.*"));
        assertThat(keys).isEqualTo(3);
    }

    @Test
    void aCarThatDrivesIsNotUpdatedAndSaysWhy() {
        ConsoleUnderTest at = start(10, SimulationSettings::calmed);
        Objects.requireNonNull(fleet).drive(new CarId("WBA-00003"));
        CarId driving = eventually("a car drives")
                .until(() -> driving(at), Optional::isPresent)
                .orElseThrow();
        PhaseWish phase = new PhaseWish(
                "One",
                null,
                Set.of(driving),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ZERO,
                null,
                null,
                null,
                null);
        launched(new CreateRollout("One car", GOOD, null, List.of(phase), null, null, null, null, null, null));

        openFirst(at, "One car");

        eventually("it says why the car is not asked")
                .until(() -> at.text(".rollout-why").equals("It waits for: 1 car: Car is not parked."));
        eventually("the lane counts it as blocked")
                .until(() -> cells(at, "lane-blocked").contains("1"));
        assertThat(cells(at, "lane-done")).contains("0").doesNotContain("1");
    }

    private static Optional<CarId> driving(ConsoleUnderTest at) {
        CarId[] found = new CarId[1];
        at.latest().snapshot().forEach((Car car) -> {
            if (car.status().motion() == Motion.DRIVING) {
                found[0] = car.id();
            }
        });
        return Optional.ofNullable(found[0]);
    }
}
