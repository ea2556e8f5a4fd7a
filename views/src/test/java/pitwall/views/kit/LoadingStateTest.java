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
    private LoadingState loading;

    @Start
    private void start(Stage stage) {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
        loading = new LoadingState("Asking the server…", strings, givenUp::incrementAndGet);
        stage.setScene(new Scene(loading, 400, 300));
    }

    @Test
    void whatItSaysDependsOnHowLongItTakes(FxRobot robot) {
        robot.interact(() -> {
            loading.waited(javafx.util.Duration.ZERO);
            assertThat(loading.getChildren())
                    .as("a quick answer does not flicker")
                    .isEmpty();

            loading.waited(LoadingState.SHAPE);
            assertThat(texts()).isEmpty();
            assertThat(loading.lookupAll(".loading-line")).isNotEmpty();

            loading.waited(LoadingState.WORDS);
            assertThat(texts()).containsExactly("Asking the server…");

            loading.waited(LoadingState.LONG);
            assertThat(texts())
                    .contains(
                            "Asking the server…",
                            "This takes longer than usual. The server is busy, or the line is slow.",
                            "Stop waiting");
            ((Button) loading.lookup(".button")).fire();
        });

        assertThat(givenUp).hasValue(1);
    }

    private List<String> texts() {
        return ((Parent) loading)
                .lookupAll("*").stream()
                        .filter(Labeled.class::isInstance)
                        .map(node -> ((Labeled) node).getText())
                        .toList();
    }
}
