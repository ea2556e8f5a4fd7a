package pitwall.views.approvals;

import java.time.Instant;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.ApprovalEntry;

/// One question in two lines. FX thread.
final class ApprovalCell extends ListCell<ApprovalEntry> {
    private final ApprovalWords words;
    private final Supplier<Instant> now;
    private final Label title = new Label();
    private final Label line = new Label();
    private final VBox both = new VBox(title, line);

    ApprovalCell(ApprovalWords words, Supplier<Instant> now) {
        this.words = words;
        this.now = now;
        getStyleClass().add("approval-cell");
        title.setWrapText(true);
        line.getStyleClass().addAll("muted", "caption");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ApprovalEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(words.title(entry));
        line.setText(words.line(entry, now.get()));
        setGraphic(both);
        setAccessibleText(title.getText() + ". " + line.getText());
    }
}
