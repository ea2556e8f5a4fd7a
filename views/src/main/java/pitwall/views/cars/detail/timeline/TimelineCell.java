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
    private final Hyperlink trail;
    private final Hyperlink logs;
    private final HBox line;

    /// @param around shows the log around what happened
    /// @param decided shows who decided it
    TimelineCell(
            TimelineWords words,
            Supplier<Instant> now,
            Consumer<TimelineEntry> around,
            Consumer<TimelineEntry> decided) {
        this.words = words;
        this.now = now;
        this.trail = way(words.trail(), "timeline-trail", decided);
        this.logs = way(words.logs(), "timeline-logs", around);
        this.line = new HBox(time, glyph, what, details, late, number, trail, logs);
        selectedProperty().subscribe(_ -> offerWays());
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
        offerWays();
        glyph.setVisible(mark.isPresent());
        mark.ifPresent(status -> glyph.show(status, Optional.empty()));
        setAccessibleText(words.spoken(row, serverNow));
    }

    /// Only the line that is pointed at has a way to the log, for the keyboard that is L; and where somebody decided
    /// it, one to the audit trail.
    private void offerWays() {
        boolean happened = isSelected() && getItem() instanceof TimelineRow.Happened;
        logs.setVisible(happened);
        trail.setVisible(happened && words.isDecided(getItem()));
    }

    private Hyperlink way(String text, String styleClass, Consumer<TimelineEntry> to) {
        Hyperlink link = new Hyperlink(text);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setFocusTraversable(false);
        link.getStyleClass().add(styleClass);
        link.managedProperty().bind(link.visibleProperty());
        link.setOnAction(_ -> {
            if (getItem() instanceof TimelineRow.Happened(var entry)) {
                to.accept(entry);
            }
        });
        return link;
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
