package pitwall.views.alarms;

import java.time.Instant;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// One value of one alarm. Sets everything anew whenever its row is drawn.
final class AlarmCell extends TableCell<AlarmRow, AlarmRow> {
    private final AlarmColumn column;
    private final Strings strings;
    private final LineWords words;
    private final Supplier<Instant> now;
    private @Nullable AlarmGlyph glyph;

    AlarmCell(AlarmColumn column, Strings strings, LineWords words, Supplier<Instant> now) {
        this.column = column;
        this.strings = strings;
        this.words = words;
        this.now = now;
        getStyleClass().add("alarm-" + column.id());
        if (column == AlarmColumn.TEXT || column == AlarmColumn.GUIDANCE || column == AlarmColumn.STATE) {
            Tooltip tip = new Tooltip();
            tip.setWrapText(true);
            tip.setMaxWidth(480);
            tip.textProperty().bind(textProperty());
            setTooltip(tip);
        }
    }

    @Override
    protected void updateItem(@Nullable AlarmRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setText("");
            setGraphic(null);
            return;
        }
        setText(words.text(column, row.line(), now.get()));
        setGraphic(column == AlarmColumn.PRIORITY ? mark(row.line().alarm()) : null);
    }

    private AlarmGlyph mark(AlarmView alarm) {
        AlarmPriority priority = alarm.level().priority().orElse(AlarmPriority.P3);
        AlarmGlyph shown = glyph == null ? new AlarmGlyph(strings, priority) : glyph;
        glyph = shown;
        shown.show(priority);
        shown.setCleared(!alarm.isActive());
        shown.setUnacknowledged(alarm.state() == AlarmState.UNACKED_ACTIVE);
        return shown;
    }
}
