package pitwall.checks.e2e.console;

import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import pitwall.fleet.Role;
import pitwall.protocol.rest.CreateRollout;
import pitwall.simulator.SimulationSettings;

/// A release manager at the real console, before a real server with simulated cars and the sample releases. The keys
/// that a task takes are counted.
final class RolloutDesk implements AutoCloseable {
    static final String MANAGER = "j.weiss";

    private static final String COLLEAGUE = "k.vogt";
    private static final String PASSWORD = "another-long-password-1";

    private final RunningFleet fleet;
    private final ConsoleUnderTest console;
    private int keys;

    private RolloutDesk(RunningFleet fleet, ConsoleUnderTest console) {
        this.fleet = fleet;
        this.console = console;
    }

    /// Goes on once every car is shown live.
    static RolloutDesk open(Path folder, int cars, UnaryOperator<SimulationSettings> lives) {
        RunningFleet fleet = new RunningFleet(folder.resolve("server"), cars, lives);
        fleet.publishReleases();
        try (Administrator admin = new Administrator(fleet.uri(), fleet.password())) {
            admin.create(MANAGER, PASSWORD, Role.RELEASE_MANAGER);
            admin.create(COLLEAGUE, PASSWORD, Role.RELEASE_MANAGER);
        }
        ConsoleUnderTest console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), MANAGER, PASSWORD);
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith(cars + " of " + cars + " cars"));
        return new RolloutDesk(fleet, console);
    }

    /// Cars that live fast and only break when the server makes them.
    static SimulationSettings quick(SimulationSettings usual) {
        return usual.withSpeed(60).calmed();
    }

    ConsoleUnderTest console() {
        return console;
    }

    RunningFleet fleet() {
        return fleet;
    }

    /// Somebody elsewhere who asks for rollouts.
    Administrator manager() {
        return new Administrator(fleet.uri(), MANAGER, PASSWORD);
    }

    /// Somebody elsewhere who decides about them.
    Administrator colleague() {
        return new Administrator(fleet.uri(), COLLEAGUE, PASSWORD);
    }

    /// Launched by one person and approved by another.
    void launch(CreateRollout plan) {
        try (Administrator manager = manager();
                Administrator colleague = colleague()) {
            colleague.approve(manager.launch(plan));
        }
    }

    void press(KeyCode... stroke) {
        keys++;
        console.push(stroke);
    }

    /// The system's dialog proposes a name; whoever agrees presses Enter, which no test can in a window of the system.
    void answerWithEnter(Path file) {
        keys++;
        console.willChoose(file);
    }

    /// How many keys were pressed and counted since this was asked last.
    int keys() {
        int pressed = keys;
        keys = 0;
        return pressed;
    }

    /// Opens the first rollout of the list, which has this name.
    void openFirst(String name) {
        console.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the rollout is listed").until(() -> cells("rollout-name").contains(name));
        eventually("the list has the keyboard")
                .until(() -> console.focus()
                        .filter(node -> node.getStyleClass().contains("rollout-table"))
                        .isPresent());
        console.push(KeyCode.J);
        console.push(KeyCode.ENTER);
        eventually("it is open").until(() -> console.shows(".rollout-head .pill"));
    }

    String pill() {
        return console.text(".rollout-head .pill");
    }

    /// What the cells of a column say.
    List<String> cells(String column) {
        return console.words().stream()
                .filter(word -> word.isIn(column) && word.isIn("table-cell"))
                .map(Word::text)
                .toList();
    }

    /// What a part of the window says.
    List<String> texts(String part) {
        return console.words().stream()
                .filter(word -> word.isIn(part))
                .map(Word::text)
                .toList();
    }

    boolean says(String text) {
        return console.words().stream().anyMatch(word -> word.text().startsWith(text));
    }

    /// The number that the open sheet asks to be typed.
    String number() {
        return texts("decision-sheet").stream()
                .filter(text -> text.startsWith("Type "))
                .map(text -> text.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        console.close();
        fleet.close();
    }
}
