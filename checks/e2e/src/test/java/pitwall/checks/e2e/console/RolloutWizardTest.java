package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutEntry;

/// A release manager writes a rollout in the real console, against a real server with simulated cars.
@UsesToolkit
class RolloutWizardTest {
    private static final String PASSWORD = "a long password for tests";
    private static final String MANAGER = "k.vogt";
    private static final int CARS = 60;

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), CARS);
        fleet.publishReleases();
        try (Administrator administrator = new Administrator(fleet.uri(), fleet.password())) {
            administrator.create(MANAGER, PASSWORD, Role.RELEASE_MANAGER);
        }
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), MANAGER, PASSWORD);
        eventually("all cars are shown live, and each was heard")
                .until(() -> console.pill().startsWith("LIVE") && heard() == CARS);
    }

    private long heard() {
        long[] count = new long[1];
        console.latest().snapshot().forEach(car -> count[0] += car.vitals().heard() == null ? 0 : 1);
        return count[0];
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void fromTheTemplateToThePreviewTakesTwelveKeysAtMost() {
        CountedKeys keys = new CountedKeys(console);
        openWizard(keys);
        keys.push(KeyCode.ENTER);
        eventually("the template is open").until(() -> console.focus().orElse(null) instanceof TextInputControl);
        eventually("the releases are listed").until(() -> texts().stream().anyMatch(text -> text.contains("4.4.0")));
        keys.push(KeyCode.ENTER);
        eventually("without another key the plan says how many cars it would touch, and which cannot begin and why")
                .until(() -> texts().stream().anyMatch(text -> text.matches("\\d+ of " + CARS + " cars \\(.*"))
                        && texts().stream().anyMatch(text -> text.matches("blocked now: \\d+"))
                        && texts().stream().anyMatch(text -> text.matches("\\d+ · .+")));
        keys.push(KeyCode.ALT, KeyCode.DIGIT6);

        eventually("the preview of both phases is shown")
                .until(() -> texts().stream().anyMatch(text -> text.matches("Munich: \\d+ cars"))
                        && texts().stream().anyMatch(text -> text.matches("Berlin: \\d+ cars"))
                        && texts().stream().anyMatch(text -> text.startsWith("Dry run of ")));
        assertThat(keys.pressed()).isLessThanOrEqualTo(12);
        console.takePictures("wizard-journey-preview");
    }

    @Test
    void fromScratchToThePreviewTakesFortyKeysAtMost() {
        CountedKeys keys = new CountedKeys(console);
        openWizard(keys);
        keys.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
        eventually("the draft is open").until(() -> console.focus().orElse(null) instanceof TextInputControl);
        eventually("the releases are listed").until(() -> texts().stream().anyMatch(text -> text.contains("4.4.0")));
        keys.push(KeyCode.ENTER);
        keys.push(KeyCode.ALT, KeyCode.DIGIT2).type("region:munich");
        keys.push(KeyCode.ALT, KeyCode.DIGIT4);
        keys.push(KeyCode.ALT, KeyCode.DIGIT6);

        eventually("the preview is shown")
                .until(() -> texts().stream().anyMatch(text -> text.matches("Phase 1: \\d+ cars")));
        assertThat(keys.pressed()).isLessThanOrEqualTo(40);
    }

    @Test
    void whatASecondPersonApprovesBecomesTheLiveRollout() {
        stagedDraft();
        eventually("the last step is shown").until(() -> console.shows("#launchNote"));
        console.fill("#launchNote", "Watch the iX3.");
        console.fill("#launchTicket", "CHG-1042");

        askForApproval();
        RolloutEntry waiting = rollout(RolloutStatus.AWAITING_APPROVAL);
        eventually("who can approve is said")
                .until(() -> texts().stream().anyMatch(text -> text.contains("Expires ") && text.contains(MANAGER)));
        console.takePictures("wizard-journey-waiting");
        assertThat(waiting.approvalNeeded()).isTrue();
        assertThat(waiting.note()).isEqualTo("Watch the iX3.");

        approveAtAnotherConsole(waiting, List.of("Watch the iX3.", "CHG-1042"));
        becomesTheLiveView(waiting);
    }

    /// The rollout that was approved runs, the draft's tab shows it, and the draft itself is gone.
    private RolloutEntry becomesTheLiveView(RolloutEntry approved) {
        RolloutEntry running = rollout(RolloutStatus.RUNNING);
        assertThat(running.id()).isEqualTo(approved.id());
        assertThat(running.startedAt()).isNotNull();
        eventually("the draft became the live view of the rollout that runs")
                .until(() -> console.text(".rollout-head .pill").equals("Running")
                        && texts().stream().noneMatch(text -> text.contains("waits for approval")));
        // A tab that goes is still drawn for a moment.
        eventually("the tab of the draft became that of the rollout").until(() -> {
            List<String> tabs = tabs();
            return tabs.contains(approved.id())
                    && tabs.stream().noneMatch(text -> text.startsWith("Draft") || text.equals("New rollout"));
        });
        eventually("nothing of the draft is left on this computer")
                .until(() -> draftFiles().isEmpty());
        return running;
    }

    private List<String> tabs() {
        return console.words().stream()
                .filter(word -> word.isIn("tab"))
                .map(Word::text)
                .toList();
    }

    /// The second pair of eyes: somebody else, signed in at a console of their own, who proves who they are.
    ///
    /// @param read what whoever decides reads beside the hash of the plan
    private void approveAtAnotherConsole(RolloutEntry waiting, List<String> read) {
        atAnotherConsole(waiting, read, second -> {
            second.takePictures("approvals-journey");
            second.press("Approve…");
            eventually("the sheet asks").until(() -> second.shows("#sheetPassword"));
            second.fill("#sheetReason", "Agreed in the morning round");
            second.fill("#sheetTyped", Integer.toString(waiting.size()));
            second.fill("#sheetPassword", "not the password");
            second.press("Approve");
            eventually("a wrong password is refused")
                    .until(() -> second.words().stream()
                            .anyMatch(word ->
                                    word.isIn("danger-text") && !word.text().isEmpty()));
            second.fill("#sheetPassword", fleet.password());
            second.press("Approve");
            eventually("nothing waits any more")
                    .until(() -> second.text("#approvals").equals("Approvals 0"));
        });
    }

    /// Reads the question at somebody else's console, and goes on there once it can be answered.
    private void atAnotherConsole(RolloutEntry waiting, List<String> read, Consumer<ConsoleUnderTest> then) {
        try (ConsoleUnderTest second = ConsoleUnderTest.open(folder.resolve("second"), InstantSource.system())) {
            second.signIn(fleet.uri(), "admin", fleet.password());
            eventually("the header says that something waits")
                    .until(() -> second.pill().startsWith("LIVE")
                            && second.text("#approvals").equals("Approvals 1"));
            second.press("#approvals");
            eventually("the question is shown with its hash")
                    .until(() ->
                            second.words().stream().anyMatch(word -> word.text().equals(waiting.planHash())));
            eventually("what it is for is read too")
                    .until(() -> second.words().stream()
                            .map(word -> word.text().replace('\u00A0', ' '))
                            .toList()
                            .containsAll(read));
            eventually("it can be approved once the plan is shown").until(() -> !second.isDisabled("Approve…"));
            then.accept(second);
        }
    }

    @Test
    void theWholePlanIsReadAtAnotherConsoleBeforeItIsApproved() {
        PhaseWish munich = new PhaseWish(
                "Munich",
                "region:munich",
                null,
                2,
                null,
                List.of(40, 60),
                5,
                0.9,
                null,
                null,
                false,
                null,
                null,
                Duration.ofSeconds(90),
                null,
                null,
                null,
                null);
        CreateRollout plan = new CreateRollout(
                "Recall",
                "4.4.0",
                null,
                List.of(munich),
                null,
                null,
                45,
                true,
                List.of(new PolicyRules.Window(Set.of(DayOfWeek.MONDAY), "22:00", "05:00")),
                "Recall 26-114");
        try (Administrator manager = new Administrator(fleet.uri(), MANAGER, PASSWORD)) {
            manager.launch(plan);
        }
        RolloutEntry waiting = rollout(RolloutStatus.AWAITING_APPROVAL);

        List<String> read = List.of(
                "The server’s gates (parked, battery, driving itself, windows) are lifted: Recall 26-114",
                "Cars must be parked",
                "45 %",
                "Mon, 22:00–05:00 by the clock of each car’s region",
                "Phase 1: Munich",
                "2 cars",
                "90 %",
                "not checked",
                "1 min 30 s");
        atAnotherConsole(waiting, read, second -> second.takePictures("approvals-plan-journey"));
    }

    @Test
    void aRequestCanBeTakenBackAndTheDraftStays() {
        stagedDraft();
        askForApproval();
        rollout(RolloutStatus.AWAITING_APPROVAL);
        eventually("the request is shown").until(() -> console.shows(".message-actions"));

        console.press("Withdraw");

        eventually("the request is ended").until(() -> statusOfAll().contains(RolloutStatus.ABORTED));
        eventually("it can be asked again").until(() -> !console.isDisabled("#launch"));
        assertThat(draftFiles()).hasSize(1);
    }

    @Test
    void aDraftWrittenWithoutAConnectionIsComparedBeforeItIsLaunched() {
        stagedDraft();
        eventually("the server has said what it would do")
                .until(() -> console.shows("#launch") && !console.isDisabled("#launch"));
        console.push(KeyCode.CONTROL, KeyCode.S);
        eventually("it is kept").until(() -> draftFiles().size() == 1);

        fleet.stopServer();
        eventually("the loss is noticed").until(() -> !console.pill().startsWith("LIVE"));
        console.push(KeyCode.ALT, KeyCode.DIGIT3);
        console.type("2");
        String written =
                console.focus().map(node -> ((TextInputControl) node).getText()).orElseThrow();
        eventually("it can still be edited, and says that nobody validated it")
                .until(() -> texts().stream().anyMatch(text -> text.endsWith("not validated")));
        console.push(KeyCode.ALT, KeyCode.DIGIT7);
        eventually("it cannot be launched").until(() -> console.isDisabled("#launch"));
        console.takePictures("wizard-journey-offline");
        fleet.workElsewhere(elsewhere -> {
            try (Administrator administrator = new Administrator(elsewhere, fleet.password())) {
                administrator.createCar("newcomer-1");
            }
        });
        fleet.restartServer();

        eventually("live again").until(() -> console.pill().startsWith("LIVE"));
        console.push(KeyCode.ALT, KeyCode.DIGIT6);
        eventually("what changed is shown")
                .until(() -> texts().stream().anyMatch(text -> text.startsWith("Something changed since")));
        console.takePictures("wizard-journey-review");
        String planned = texts().stream()
                .filter(text -> text.matches("\\d+ of \\d+ cars \\(.*"))
                .findFirst()
                .orElseThrow();
        console.press("Accept");
        console.push(KeyCode.ALT, KeyCode.DIGIT7);
        askForApproval();
        RolloutEntry waiting = rollout(RolloutStatus.AWAITING_APPROVAL);
        approveAtAnotherConsole(waiting, List.of());

        RolloutEntry running = becomesTheLiveView(waiting);
        assertThat(running.phases().getFirst().name())
                .as("what was written without a connection")
                .isEqualTo(written);
        assertThat(planned)
                .as("the cars that were counted again after the connection was back")
                .startsWith(running.size() + " of " + (CARS + 1) + " cars");
        console.takePictures("wizard-journey-launched");
    }

    /// From the rollouts, as a release manager comes.
    private void openWizard(CountedKeys keys) {
        keys.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the rollouts are shown")
                .until(() -> texts().contains("New rollout…") || texts().contains("New rollout"));
        keys.push(KeyCode.CONTROL, KeyCode.N);
        eventually("the templates are offered")
                .until(() -> texts().stream().anyMatch(text -> text.equals("Staged Munich → Berlin"))
                        && console.focus().orElse(null) instanceof ListView<?>);
    }

    private void stagedDraft() {
        CountedKeys keys = new CountedKeys(console);
        openWizard(keys);
        keys.push(KeyCode.ENTER);
        eventually("the releases are listed").until(() -> texts().stream().anyMatch(text -> text.contains("4.4.0")));
        keys.push(KeyCode.ENTER);
        keys.push(KeyCode.ALT, KeyCode.DIGIT7);
    }

    private void askForApproval() {
        eventually("the plan can be launched").until(() -> console.shows("#launch") && !console.isDisabled("#launch"));
        console.press("#launch");
        eventually("the sheet asks").until(() -> console.shows(".decision-sheet"));
        console.fill(".decision-sheet .sheet-count", number());
        console.press("Request approval");
    }

    /// The number of cars that the sheet asks to be typed.
    private String number() {
        return console.words().stream()
                .filter(word -> word.isIn("sheet-facts") && word.text().matches("\\d+"))
                .map(Word::text)
                .findFirst()
                .orElseThrow();
    }

    private RolloutEntry rollout(RolloutStatus status) {
        return eventually("a rollout is " + status)
                .until(
                        () -> console.latest().snapshot().board().rollouts().stream()
                                .map(view -> view.rollout())
                                .filter(entry -> entry.status() == status)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<RolloutStatus> statusOfAll() {
        return console.latest().snapshot().board().rollouts().stream()
                .map(view -> view.rollout().status())
                .toList();
    }

    private List<Path> draftFiles() {
        Path drafts = folder.resolve("console").resolve("drafts");
        try (var files = Files.newDirectoryStream(drafts, "*.json")) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<String> texts() {
        return console.words().stream().map(Word::text).toList();
    }
}
