package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the fields are set in start, before every test
class ToastsTest {
    private Toasts toasts;
    private TextField field;

    @Start
    private void start(Stage stage) {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneOffset.UTC));
        toasts = new Toasts(strings, Duration.ofMillis(300), Duration.ofDays(1));
        field = new TextField();
        stage.setScene(new Scene(new StackPane(field, toasts), 600, 300));
        stage.show();
    }

    @Test
    void aToastGoesByItselfAndNeverTakesTheFocus(FxRobot robot) {
        robot.interact(() -> {
            field.requestFocus();
            toasts.show("Saved", Optional.empty());
        });
        assertThat(field.isFocused()).isTrue();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> robot.lookup("Saved").tryQuery().isEmpty());

        assertThat(field.isFocused()).isTrue();
    }

    @Test
    void aToastWithUndoStaysLonger(FxRobot robot) {
        robot.interact(() -> {
            toasts.show("Tag removed", Optional.of(() -> {}));
            toasts.show("Saved", Optional.empty());
        });

        await().atMost(Duration.ofSeconds(10))
                .until(() -> robot.lookup("Saved").tryQuery().isEmpty());

        assertThat(robot.lookup("Tag removed").<Label>query().isVisible()).isTrue();
    }
}
