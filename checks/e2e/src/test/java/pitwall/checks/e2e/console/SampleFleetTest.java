package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;

/// What somebody who only has this program can do with the sample fleet: all of it, from the template to the rollout
/// that runs, with the second pair of eyes that larger ones need.
@UsesToolkit
class SampleFleetTest {
    private static final int CARS = 500;

    @TempDir
    Path folder;

    private ConsoleUnderTest console;

    @BeforeEach
    void open() {
        console = ConsoleUnderTest.open(folder, InstantSource.system());
        console.press("#sample");
        eventually("the sample fleet is shown live, as a release manager sees it")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".user-menu").equals("Release manager · k.vogt"));
        eventually("all of its cars have come up: a plan that counts other cars than the launch asks once more")
                .until(() -> console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void aNewcomerGetsFromTheTemplateToALaunchedRollout() {
        console.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("a rollout can be begun")
                .until(() -> texts().contains("New rollout…") || texts().contains("New rollout"));
        console.push(KeyCode.CONTROL, KeyCode.N);
        eventually("the templates are offered")
                .until(() -> texts().contains("Staged Munich → Berlin")
                        && console.focus().orElse(null) instanceof ListView<?>);
        console.push(KeyCode.ENTER);
        eventually("the releases are listed").until(() -> texts().stream().anyMatch(text -> text.contains("4.4.0")));
        console.push(KeyCode.ENTER);
        console.push(KeyCode.ALT, KeyCode.DIGIT7);
        eventually("the plan can be launched").until(() -> console.shows("#launch") && !console.isDisabled("#launch"));
        console.press("#launch");
        eventually("the sheet asks").until(() -> console.shows(".decision-sheet"));
        console.fill(".decision-sheet .sheet-count", number());
        console.press("Request approval");
        RolloutEntry waiting = rollout(RolloutStatus.AWAITING_APPROVAL);
        eventually("it is said how a newcomer gets on")
                .until(() -> texts().stream().anyMatch(text -> text.contains("continue as m.berg")));
        console.takePictures("sample-waiting");

        console.press("Continue as m.berg (Release manager)");
        eventually("the question is shown to somebody else")
                .until(() -> console.text(".user-menu").equals("Release manager · m.berg")
                        && texts().contains(waiting.planHash())
                        && !console.isDisabled("Approve…"));
        console.takePictures("sample-approve");
        console.press("Approve…");
        eventually("the sheet asks for no password").until(() -> console.shows("#sheetReason"));
        assertThat(console.shows("#sheetPassword")).isFalse();
        console.fill("#sheetReason", "Read and agreed");
        console.fill("#sheetTyped", Integer.toString(waiting.size()));
        console.press("Approve");

        eventually("it runs").until(() -> started().isPresent());
        assertThat(started().orElseThrow().approval()).satisfies(consent -> {
            assertThat(consent.requestedBy()).isEqualTo("k.vogt");
            assertThat(consent.approvedBy()).isEqualTo("m.berg");
        });
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
                        () -> entries().stream()
                                .filter(entry -> entry.status() == status)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Optional<RolloutEntry> started() {
        return entries().stream().filter(entry -> entry.startedAt() != null).findFirst();
    }

    private List<RolloutEntry> entries() {
        return console.latest().snapshot().board().rollouts().stream()
                .map(view -> view.rollout())
                .toList();
    }

    private List<String> texts() {
        return console.words().stream().map(Word::text).toList();
    }
}
