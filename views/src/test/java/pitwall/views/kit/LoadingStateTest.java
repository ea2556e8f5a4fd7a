package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LoadingStateTest {
    private final AtomicInteger givenUp = new AtomicInteger();
    private Stage stage;

    @Start
    private void start(Stage given) {
        stage = given;
    }

    @Test
    void whatItSaysDependsOnHowLongItTakes(FxRobot robot) {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
        // One turn of the FX thread: its own clock, which begins with the scene, does not move meanwhile.
        robot.interact(() -> {
            LoadingState loading = new LoadingState("Asking the server…", strings, givenUp::incrementAndGet);
            stage.setScene(new Scene(loading, 400, 300));
            loading.waited(javafx.util.Duration.ZERO);
            assertThat(loading.getChildren())
                    .as("a quick answer does not flicker")
                    .isEmpty();

            loading.waited(LoadingState.SHAPE);
            assertThat(texts(loading)).isEmpty();
            assertThat(loading.lookupAll(".loading-line")).isNotEmpty();

            loading.waited(LoadingState.WORDS);
            assertThat(texts(loading)).containsExactly("Asking the server…");

            loading.waited(LoadingState.LONG);
            assertThat(texts(loading))
                    .contains(
                            "Asking the server…",
                            "This takes longer than usual. The server is busy, or the line is slow.",
                            "Stop waiting");
            ((Button) loading.lookup(".button")).fire();
        });

        assertThat(givenUp).hasValue(1);
    }

    private static List<String> texts(Parent loading) {
        return loading.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }
}
