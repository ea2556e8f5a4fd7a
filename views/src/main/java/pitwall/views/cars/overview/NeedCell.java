package pitwall.views.cars.overview;

import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// One thing that wants a person, with its priority before it. FX thread.
final class NeedCell extends ListCell<Need> {
    private final AlarmGlyph glyph;
    private final Region noGlyph = new Region();
    private final Strings strings;

    NeedCell(Strings strings) {
        this.strings = strings;
        this.glyph = new AlarmGlyph(strings, AlarmPriority.P3);
        noGlyph.getStyleClass().add("need-question");
        getStyleClass().add("need-cell");
        setWrapText(true);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Need need, boolean empty) {
        super.updateItem(need, empty);
        if (empty || need == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        AlarmPriority priority = need.priority();
        setText(need.sentence());
        if (priority == null) {
            setGraphic(noGlyph);
            setAccessibleText(need.sentence());
        } else {
            glyph.show(priority);
            setGraphic(glyph);
            setAccessibleText(
                    strings.get("overview.need.spoken", strings.get("priority." + priority), need.sentence()));
        }
    }
}
