package pitwall.views.palette;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.kit.Strings;

/// One line of the palette: a section's name, or title, detail or reason, danger and key.
final class PaletteCell extends ListCell<PaletteRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Strings strings;
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label danger = new Label();
    private final Label keys = new Label();
    private final HBox line = new HBox(title, detail, danger, keys);

    /// @param point is told the index below the pointer when it is pressed
    PaletteCell(Strings strings, IntConsumer point, Runnable run) {
        this.strings = strings;
        getStyleClass().add("palette-cell");
        line.getStyleClass().add("palette-line");
        detail.getStyleClass().add("palette-detail");
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        danger.getStyleClass().add("tag");
        keys.getStyleClass().add("key-hint");
        title.setMinWidth(Region.USE_PREF_SIZE);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
        setOnMousePressed(event -> point.accept(getIndex()));
        setOnMouseClicked(event -> run.run());
    }

    @Override
    protected void updateItem(@Nullable PaletteRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            show(null, "", false, false);
            return;
        }
        switch (row) {
            case PaletteRow.Heading(String name) -> show(null, name, true, false);
            case PaletteRow.Entry entry -> {
                fill(entry);
                show(line, "", false, !entry.isEnabled());
            }
        }
    }

    private void fill(PaletteRow.Entry entry) {
        title.setText(entry.title());
        detail.setText(entry.disabledReason().orElse(entry.detail()));
        keys.setText(entry.keys());
        boolean careful = entry.danger() != Danger.D0;
        danger.setText(careful ? strings.get("palette.danger." + entry.danger().name()) : "");
        danger.setVisible(careful);
        danger.setManaged(careful);
        setAccessibleText(entry.title() + ", " + detail.getText() + " " + entry.keys());
    }

    private void show(@Nullable HBox graphic, String text, boolean heading, boolean off) {
        setGraphic(graphic);
        setText(text);
        pseudoClassStateChanged(HEADING, heading);
        pseudoClassStateChanged(OFF, off);
        setMouseTransparent(graphic == null);
    }
}
