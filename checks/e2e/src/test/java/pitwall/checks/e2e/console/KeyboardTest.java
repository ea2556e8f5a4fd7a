package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys a person reaches for first, in the real console on a live fleet.
@UsesToolkit
class KeyboardTest {
    @TempDir
    Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), 20);
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), fleet.password());
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith("20 of 20 cars"));
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void helpSearchAndWallAreOneKeyAway() {
        console.push(KeyCode.F1);
        eventually("help is shown").until(() -> console.shows(".help-sheet"));
        assertThat(console.words())
                .filteredOn(word -> word.isIn("help-sheet"))
                .extracting(Word::text)
                .as("the keys of this screen first")
                .contains("Ctrl+F", "Filter cars");
        console.push(KeyCode.ESCAPE);
        eventually("help is gone").until(() -> !console.shows(".help-sheet"));

        console.push(KeyCode.CONTROL, KeyCode.F);
        eventually("the query has the focus").until(() -> console.focus().orElse(null) instanceof TextInputControl);
        console.type("nobody");
        eventually("the list follows what is typed")
                .until(() -> console.text(".status-screen").startsWith("0 of 20 cars"));
        console.push(KeyCode.ESCAPE);
        eventually("Esc clears the query")
                .until(() -> console.text(".status-screen").startsWith("20 of 20 cars"));

        console.push(KeyCode.F11);
        eventually("the rail is gone").until(() -> !console.shows(".nav-rail"));
        console.push(KeyCode.F11);
        eventually("the rail is back").until(() -> console.shows(".nav-rail"));
    }
}
