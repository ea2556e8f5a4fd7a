package pitwall.views.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;
import pitwall.views.notes.LocalNotes;
import pitwall.views.ports.Connections;

/// All there is to see of a console that nobody touched for a while: whose it is, a field for the password, and the way
/// out.
final class IdleLockController {
    @FXML
    private VBox root;

    @FXML
    private Label who;

    @FXML
    private PasswordField idlePassword;

    @FXML
    private Label wrong;

    @FXML
    private Button unlock;

    private final Strings strings;
    private final Connections connections;
    private final String user;
    private final Executor fxThread;
    private final Runnable unlocked;
    private final LocalNotes notes;
    private final Runnable signOut;
    /// What was said to go with the session; empty before.
    private String told = "";

    /// @param notes they go with the session
    IdleLockController(
            Strings strings,
            Connections connections,
            String user,
            Executor fxThread,
            Runnable unlocked,
            LocalNotes notes,
            Runnable signOut) {
        this.strings = strings;
        this.connections = connections;
        this.user = user;
        this.fxThread = fxThread;
        this.unlocked = unlocked;
        this.notes = notes;
        this.signOut = signOut;
    }

    @FXML
    private void initialize() {
        who.setText(strings.get("shell.idle.who", user));
        idlePassword.textProperty().subscribe(typed -> unlock.setDisable(typed.isEmpty()));
    }

    void focus() {
        idlePassword.requestFocus();
    }

    @FXML
    private void onUnlock() {
        char[] typed = idlePassword.getText().toCharArray();
        if (typed.length == 0) {
            return;
        }
        idlePassword.clear();
        idlePassword.setDisable(true);
        CompletableFuture<?> unused =
                connections.isOwnPassword(typed).thenAccept(right -> fxThread.execute(() -> answered(right)));
    }

    /// Meanwhile the session may have ended, and with it this lock.
    private void answered(boolean right) {
        if (root.getScene() == null) {
            return;
        }
        idlePassword.setDisable(false);
        if (right) {
            unlocked.run();
        } else {
            wrong.setText(strings.get("shell.idle.wrong"));
            idlePassword.requestFocus();
        }
    }

    /// No sheet can be asked here: the button says what goes with the session, and does it when it is pressed again and
    /// that is still so.
    @FXML
    private void onSignOut() {
        String lost = lost();
        if (lost.isEmpty() || lost.equals(told)) {
            signOut.run();
        } else {
            told = lost;
            wrong.setText(lost);
            idlePassword.requestFocus();
        }
    }

    private String lost() {
        if (notes.isUnread()) {
            return strings.get("shell.idle.notes.unread");
        }
        int unsent = notes.all().size();
        return unsent == 0 ? "" : strings.plural("shell.idle.notes", unsent);
    }
}
