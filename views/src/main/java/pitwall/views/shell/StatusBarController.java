package pitwall.views.shell;

import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import pitwall.views.desk.Destination;

/// The 24 px at the bottom.
final class StatusBarController {
    private static final double TIP_WIDTH = 480;

    @FXML
    private HBox root;

    @FXML
    private Label screen;

    @FXML
    private Hyperlink missed;

    @FXML
    private Label clock;

    @FXML
    private Button tasks;

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
    /// @param missed shows what changed
    /// @param activity opens above the node it is given
    record Doors(Consumer<Destination> missed, Consumer<Node> activity, Runnable cache) {}

    StatusBarController(StatusBarViewModel status, ObservableValue<String> screenStatus, Doors doors) {
        this.status = status;
        this.screenStatus = screenStatus;
        this.doors = doors;
    }

    @FXML
    private void initialize() {
        Squeeze squeeze = new Squeeze(root, 3);
        show(screen, screenStatus, squeeze.room(4));
        show(missed, status.missed().wordsProperty(), squeeze.room(4));
        show(clock, status.clockProperty(), squeeze.room(2));
        show(tasks, status.tasksProperty(), squeeze.room(4));
        show(activity, status.activityProperty(), squeeze.room(3));
        show(cache, status.cacheProperty(), squeeze.room(4));
        show(sequence, status.sequenceProperty(), squeeze.room(1));
        Tooltip cacheTip = new Tooltip();
        cacheTip.setWrapText(true);
        cacheTip.setMaxWidth(TIP_WIDTH);
        cacheTip.textProperty().bind(status.cacheTipProperty());
        cache.setTooltip(cacheTip);
        Tooltip missedTip = new Tooltip();
        missedTip.textProperty().bind(status.missed().tipProperty());
        missed.setTooltip(missedTip);
        missed.accessibleHelpProperty().bind(status.missed().tipProperty());
        cache.accessibleHelpProperty().bind(status.cacheTipProperty());
        squeeze.watch(cache.fontProperty());
        squeeze.watch(cache.textProperty());
        squeeze.watch(missed.textProperty());
        squeeze.watch(clock.textProperty());
    }

    /// Empty texts take no room, and unimportant ones go where there is none.
    private static void show(Labeled place, ObservableValue<String> text, BooleanBinding room) {
        place.textProperty().bind(text);
        place.visibleProperty().bind(place.textProperty().isNotEmpty().and(room));
        place.managedProperty().bind(place.visibleProperty());
    }

    @FXML
    private void onMissed() {
        doors.missed().accept(status.missed().place());
        status.missed().forget();
    }

    @FXML
    private void onTasks() {
        doors.activity().accept(tasks);
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
