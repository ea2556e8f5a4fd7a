package pitwall.views.rollouts;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Palette;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.RolloutWords;
import pitwall.views.progress.SegmentBar;

/// One value of one rollout. Sets everything anew whenever its row is drawn.
final class RolloutCell extends TableCell<RolloutRow, RolloutRow> {
    private final RolloutColumn column;
    private final Strings strings;
    private final ObservableValue<Palette> palette;
    private @Nullable StateGlyph mark;
    private @Nullable SegmentBar bar;
    private final Label id = new Label();
    private final Label figures = new Label();
    private @Nullable HBox progress;

    RolloutCell(RolloutColumn column, Strings strings, ObservableValue<Palette> palette) {
        this.column = column;
        this.strings = strings;
        this.palette = palette;
        getStyleClass().add("rollout-" + column.id());
        id.getStyleClass().add("muted");
        id.setMinWidth(Region.USE_PREF_SIZE);
        if (column == RolloutColumn.WAITING || column == RolloutColumn.NAME || column == RolloutColumn.GATE) {
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(textProperty());
            setTooltip(tip);
        }
    }

    @Override
    protected void updateItem(@Nullable RolloutRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setText("");
            setGraphic(null);
            return;
        }
        RolloutLine line = row.line();
        setText(text(line));
        switch (column) {
            case STATE -> setGraphic(mark(line));
            case PROGRESS -> setGraphic(progress(line));
            case NAME -> setGraphic(line.id().startsWith(RolloutLine.LOCAL) ? null : id(line));
            case RELEASE, PHASE, GATE, WAITING, STARTED, OWNER -> setGraphic(null);
        }
    }

    private String text(RolloutLine line) {
        return switch (column) {
            case STATE -> line.state();
            case NAME -> line.name();
            case RELEASE -> line.release();
            case PHASE -> line.phase();
            case PROGRESS -> "";
            case GATE -> line.gate();
            case WAITING -> line.waitingFor();
            case STARTED -> line.started();
            case OWNER -> line.owner();
        };
    }

    private Label id(RolloutLine line) {
        id.setText(line.id());
        return id;
    }

    private StateGlyph mark(RolloutLine line) {
        StateGlyph shown = mark == null ? new StateGlyph() : mark;
        mark = shown;
        shown.show(RolloutWords.mark(line.status()), Optional.empty());
        return shown;
    }

    private HBox progress(RolloutLine line) {
        LaneFigures shown = line.figures();
        SegmentBar segments = bar == null ? new SegmentBar(palette, strings) : bar;
        bar = segments;
        segments.show(shown);
        figures.setText(strings.get(
                "rollouts.progress",
                shown.done(),
                shown.failed() + shown.stuck(),
                line.blockedKnown() ? shown.blocked() : Formats.UNKNOWN,
                shown.left()));
        figures.setMinWidth(Region.USE_PREF_SIZE);
        HBox both = progress == null ? new HBox(segments, figures) : progress;
        progress = both;
        both.getStyleClass().setAll("rollout-progress");
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }
}
