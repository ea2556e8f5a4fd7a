package pitwall.views.shell;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// One line of the activity list: when, what, and how it stands.
final class ActivityCell extends ListCell<ActivityEntry> {
    private final Strings strings;

    ActivityCell(Strings strings) {
        this.strings = strings;
        setWrapText(true);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ActivityEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setText(null);
        } else {
            setText(strings.get(key(entry.state()), strings.formats().utc(entry.at()), entry.sentence()));
        }
    }

    private static String key(ActivityEntry.State state) {
        return switch (state) {
            case RUNNING -> "shell.activity.running";
            case DONE -> "shell.activity.done";
            case FAILED -> "shell.activity.failed";
        };
    }
}
