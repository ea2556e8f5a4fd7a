package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.HeadlineStatus;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.kit.StateGlyph;

/// One line of a timeline: time, mark, what happened, its figures, how late it came, its number.
final class TimelineCell extends ListCell<TimelineRow> {
    private static final PseudoClass SILENCE = PseudoClass.getPseudoClass("silence");

    private final TimelineWords words;
    private final Supplier<Instant> now;
    private final Label time = label("mono", "timeline-time");
    private final StateGlyph glyph = new StateGlyph();
    private final Label what = label("timeline-what");
    private final Label details = label("muted", "timeline-details");
    private final Label late = label("warn-text");
    private final Label number = label("mono", "subtle", "timeline-number");
    private final Hyperlink logs = new Hyperlink();
    private final HBox line = new HBox(time, glyph, what, details, late, number, logs);

    /// @param around shows the log around what happened
    TimelineCell(TimelineWords words, Supplier<Instant> now, Consumer<TimelineEntry> around) {
        this.words = words;
        this.now = now;
        logs.setText(words.logs());
        logs.setMinWidth(Region.USE_PREF_SIZE);
        logs.setFocusTraversable(false);
        logs.getStyleClass().add("timeline-logs");
        logs.managedProperty().bind(logs.visibleProperty());
        logs.setOnAction(_ -> {
            if (getItem() instanceof TimelineRow.Happened(var entry)) {
                around.accept(entry);
            }
        });
        selectedProperty().subscribe(_ -> offerLogs());
        line.getStyleClass().add("timeline-line");
        details.setTextOverrun(OverrunStyle.ELLIPSIS);
        details.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(details, Priority.ALWAYS);
        details.setMinWidth(0);
        line.setMinWidth(0);
        line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText("");
            pseudoClassStateChanged(SILENCE, false);
        } else {
            show(row, now.get());
            setGraphic(line);
        }
    }

    private void show(TimelineRow row, Instant serverNow) {
        boolean silence = row instanceof TimelineRow.Silence;
        pseudoClassStateChanged(SILENCE, silence);
        time.setText(silence ? "" : words.time(row, serverNow));
        what.setText(words.what(row));
        details.setText(words.details(row));
        late.setText(words.lateness(row));
        late.setManaged(!late.getText().isEmpty());
        number.setText(words.number(row));
        var mark = row instanceof TimelineRow.Happened(var entry)
                ? TimelineKind.mark(entry)
                : Optional.<HeadlineStatus>empty();
        offerLogs();
        glyph.setVisible(mark.isPresent());
        mark.ifPresent(status -> glyph.show(status, Optional.empty()));
        setAccessibleText(words.spoken(row, serverNow));
    }

    /// Only the line that is pointed at has a way to the log; for the keyboard that is L.
    private void offerLogs() {
        logs.setVisible(isSelected() && getItem() instanceof TimelineRow.Happened);
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
