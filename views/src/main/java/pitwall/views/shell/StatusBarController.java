package pitwall.views.shell;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/// The 24 px at the bottom.
final class StatusBarController {
    @FXML
    private Label screen;

    @FXML
    private Hyperlink missed;

    @FXML
    private Label clock;

    @FXML
    private Label tasks;

    @FXML
    private Button activity;

    @FXML
    private Button cache;

    @FXML
    private Label sequence;

    private final StatusBarViewModel status;
    private final ObservableValue<String> screenStatus;
    private final Doors doors;

    /// Where the status bar leads.
    ///
    /// @param missed shows the cars of a query
    /// @param activity opens above the node it is given
    record Doors(Consumer<String> missed, Consumer<Node> activity, Runnable cache) {}

    StatusBarController(StatusBarViewModel status, ObservableValue<String> screenStatus, Doors doors) {
        this.status = status;
        this.screenStatus = screenStatus;
        this.doors = doors;
    }

    @FXML
    private void initialize() {
        show(screen, screenStatus);
        show(missed, status.missedProperty());
        show(clock, status.clockProperty());
        show(tasks, status.tasksProperty());
        show(activity, status.activityProperty());
        show(cache, status.cacheProperty());
        show(sequence, status.sequenceProperty());
    }

    /// Empty texts take no room.
    private static void show(Labeled place, ObservableValue<String> text) {
        place.textProperty().bind(text);
        place.visibleProperty().bind(place.textProperty().isNotEmpty());
        place.managedProperty().bind(place.visibleProperty());
    }

    @FXML
    private void onMissed() {
        doors.missed().accept(status.missedQuery());
        status.forgetMissed();
    }

    @FXML
    private void onActivity() {
        doors.activity().accept(activity);
    }

    @FXML
    private void onCache() {
        doors.cache().run();
    }
}
