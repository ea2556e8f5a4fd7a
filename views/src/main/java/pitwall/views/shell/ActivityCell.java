package pitwall.views.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// One line of the activity list: when, what, how it stands, and while it runs how far it is and a way to stop it.
final class ActivityCell extends ListCell<ActivityEntry> {
    /// So much room is left for it whether or not it is shown.
    private static final double SCROLL_BAR = 16;

    private final Strings strings;
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button();
    private final HBox line;

    ActivityCell(Strings strings) {
        this.strings = strings;
        words.setWrapText(true);
        progress.setMaxWidth(Double.MAX_VALUE);
        cancel.setText(strings.get("shell.activity.cancel"));
        cancel.setMnemonicParsing(false);
        VBox told = new VBox(words, progress);
        told.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        line = new HBox(told, cancel);
        line.getStyleClass().add("activity-line");
        cancel.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ActivityEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            cancel.setOnAction(null);
            return;
        }
        String text = strings.get(key(entry), strings.formats().utc(entry.at()), entry.sentence());
        words.setText(text);
        setAccessibleText(text);
        only(progress, entry.isRunning() || (entry.isOpen() && entry.of() > 0));
        progress.setProgress(entry.of() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : entry.done() / (double) entry.of());
        only(cancel, entry.cancel().isPresent());
        cancel.setOnAction(ignored -> entry.cancel().ifPresent(Runnable::run));
        setGraphic(line);
    }

    /// The list asks without a width, and a sentence needs more lines the narrower it is.
    @Override
    protected double computePrefHeight(double width) {
        double height = super.computePrefHeight(width);
        ListView<ActivityEntry> list = getListView();
        if (getGraphic() == null || list == null || list.getWidth() <= 0) {
            return height;
        }
        double room = list.getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        return Math.max(height, snappedTopInset() + line.prefHeight(room) + snappedBottomInset());
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String key(ActivityEntry entry) {
        return switch (entry.state()) {
            case RUNNING -> "shell.activity.running";
            case REQUESTED -> "shell.activity.requested";
            case RECORDED -> "shell.activity.recorded";
            case ASKED -> "shell.activity.asked";
            case WAITING -> "shell.activity.waiting";
            case NOTIFIED -> "shell.activity.notified";
            case APPLYING -> "shell.activity.applying";
            case UNCONFIRMED -> "shell.activity.unconfirmed";
            case DONE -> "shell.activity.done";
            case CANCELLED -> "shell.activity.cancelled";
            case PROVEN -> "shell.activity.proven";
            case FAILED -> "shell.activity.failed";
            case DECLINED -> "shell.activity.declined";
            case EXPIRED -> "shell.activity.expired";
        };
    }
}
