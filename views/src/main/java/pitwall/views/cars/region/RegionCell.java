package pitwall.views.cars.region;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// A region in the list. FX thread.
final class RegionCell extends ListCell<RegionLine> {
    private final RegionWords words;
    private final AlarmGlyph glyph;
    private final Label title = new Label();
    private final Label caption = new Label();
    private final Label counts = new Label();
    private final HBox row;

    RegionCell(Strings strings) {
        words = new RegionWords(strings);
        glyph = new AlarmGlyph(strings, AlarmPriority.P3);
        StackPane mark = new StackPane(glyph);
        mark.setMinWidth(20);
        mark.setMaxHeight(Region.USE_PREF_SIZE);
        caption.getStyleClass().addAll("caption", "text-muted");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        VBox names = new VBox(title, caption);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        row = new HBox(8, mark, names, counts);
        row.getStyleClass().add("region-row");
        getStyleClass().add("region-cell");
    }

    @Override
    protected void updateItem(@Nullable RegionLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            title.setText(line.title());
            caption.setText(words.caption(line));
            counts.setText(words.counts(line.tally()));
            glyph.setVisible(line.tally().worst().isPresent());
            line.tally().worst().ifPresent(glyph::show);
            setAccessibleText(words.spoken(line));
            setGraphic(row);
        }
    }
}
