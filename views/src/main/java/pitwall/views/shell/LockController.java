package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// The one screen there is while the cached data is locked: why, how old it is, and the way out.
final class LockController {
    @FXML
    private Label age;

    @FXML
    private Button retry;

    private final Strings strings;
    private final Runnable onRetry;
    private final Runnable onSignIn;

    LockController(Strings strings, Runnable onRetry, Runnable onSignIn) {
        this.strings = strings;
        this.onRetry = onRetry;
        this.onSignIn = onSignIn;
    }

    /// @param newest server time of the newest cached data; absent where nobody knows
    void shown(@Nullable Instant newest, Instant now) {
        age.setText(
                newest == null
                        ? ""
                        : strings.get(
                                "shell.lock.age",
                                strings.formats().full(newest),
                                strings.formats().age(Duration.between(newest, now))));
        retry.requestFocus();
    }

    @FXML
    private void onRetry() {
        onRetry.run();
    }

    @FXML
    private void onSignIn() {
        onSignIn.run();
    }
}
