package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A console that was never started before, on a computer without a network.
@UsesToolkit
class FirstRunTest {
    @TempDir
    Path folder;

    private ConsoleUnderTest console;

    @BeforeEach
    void start() {
        console = ConsoleUnderTest.open(folder, InstantSource.system());
        eventually("the first page is shown").until(() -> console.shows("#address"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void theFirstPageOffersAFleetWithoutAnythingAndHidesNothing() {
        assertThat(console.shows("#sample")).isTrue();
        assertThat(console.shows("#knownRow")).as("nothing is known yet").isFalse();
        assertThat(console.shows("#cached")).as("nothing is remembered yet").isFalse();
        assertThat(console.pill()).isEqualTo("OFFLINE · no data");
        assertThat(console.band().orElse(""))
                .isEqualTo("Offline. No data is stored on this computer. Connect once to" + " fill the cache.");
        assertThat(console.modalWindows()).isEmpty();
        console.takePictures("first-run-connection");
    }

    @Test
    void aServerThatDoesNotAnswerIsToldOnTheThirdPageAndTheWayBackIsOpen() {
        console.keepSecretsFor("http://127.0.0.1:9");
        console.takePictures("first-run-sign-in");
        console.fill(".welcome #user", "admin");
        console.fill(".welcome #password", "whatever it is");
        console.press("#signIn");

        eventually("the page says that nobody answers")
                .until(() -> console.words().stream()
                        .anyMatch(word -> word.text().startsWith("No server answers at 127.0.0.1:9")));
        assertThat(console.text(".welcome #server")).isEqualTo("http://127.0.0.1:9");
        console.press("Back");
        eventually("the first page is back").until(() -> console.shows("#address"));
    }
}
