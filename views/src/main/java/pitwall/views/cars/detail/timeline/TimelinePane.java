package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.Reckoning;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.cars.asked.AnswerPane;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// The timeline of a car: filter, lines, older pages. Lines stay where they are while the pointer is above them; what
/// came meanwhile is counted. FX thread.
public final class TimelinePane extends VBox {
    private final TimelineModel model;
    private final Strings strings;
    private final ObservableList<TimelineRow> lines = FXCollections.observableArrayList();
    private final ListView<TimelineRow> list = new ListView<>(lines);
    private final Hyperlink waiting = new Hyperlink();
    private final Label count = new Label();
    private final AnswerPane<List<TimelineEntry>> answer;
    private boolean pointing;
    private Reckoning reckoning = Reckoning.AS_KNOWN;

    /// @param around shows the log around a moment
    /// @param trail shows what the audit trail has for a query
    public TimelinePane(
            TimelineModel model, FleetModel fleet, Strings strings, Consumer<Instant> around, Consumer<String> trail) {
        this.model = model;
        this.strings = strings;
        getStyleClass().add("timeline-pane");
        TimelineWords words = new TimelineWords(strings, model.files()::reckoning, model.files()::until);
        list.setCellFactory(_ -> new TimelineCell(
                words,
                fleet.serverNowProperty()::get,
                entry -> around.accept(model.time(entry)),
                entry -> DecidedBy.query(entry, model.car()).ifPresent(trail)));
        list.getStyleClass().add("timeline-list");
        list.setAccessibleText(strings.get("car.timeline.name"));
        list.setPlaceholder(new Label(strings.get("car.timeline.empty")));
        Hyperlink more = new Hyperlink(strings.get("car.timeline.older"));
        more.setOnAction(_ -> model.fetchOlder());
        more.visibleProperty().bind(model.olderProperty());
        more.managedProperty().bind(model.olderProperty());
        waiting.setOnAction(_ -> take(model.rowsProperty().get()));
        show(waiting, false);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox content = new VBox(list, more);
        answer = new AnswerPane<>(model.knownProperty(), content, model::refresh, fleet, strings);
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().setAll(filters(), answer);
        model.rowsProperty().subscribe(this::arrived);
        model.rowsProperty().subscribe(_ -> describe());
        model.olderProperty().subscribe(_ -> describe());
        model.selectedProperty().subscribe(_ -> point());
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        list.setOnMouseExited(_ -> take(model.rowsProperty().get()));
    }

    private WrapRow filters() {
        WrapRow filters = new WrapRow(4);
        filters.getStyleClass().addAll("toolbar-row", "timeline-filters");
        for (TimelineKind kind : TimelineKind.values()) {
            ToggleButton button = new ToggleButton(strings.get("car.timeline.filter." + kind));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                model.kindProperty().set(kind);
                button.setSelected(true);
            });
            model.kindProperty().subscribe(shown -> button.setSelected(shown == kind));
            filters.getChildren().add(button);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().addAll("muted", "timeline-count");
        filters.getChildren().addAll(space, waiting, count);
        return filters;
    }

    /// Nothing moves under the pointer.
    private void arrived(List<TimelineRow> rows) {
        int more = rows.size() - lines.size();
        boolean grows = !lines.isEmpty() && more > 0 && rows.containsAll(lines);
        if (list.isHover() && grows && !isReckonedOtherwise() && rows.getLast().equals(lines.getLast())) {
            waiting.setText(strings.plural("car.timeline.waiting", more));
            show(waiting, true);
        } else {
            take(rows);
        }
    }

    /// How far back it goes is never a secret; where nothing could be read, nothing is said of it.
    private void describe() {
        if (model.knownProperty().get().value() == null) {
            count.setText("");
            return;
        }
        int events = (int) model.rowsProperty().get().stream()
                .filter(TimelineRow.Happened.class::isInstance)
                .count();
        count.setText(
                model.olderProperty().get()
                        ? strings.get("car.timeline.newest", events)
                        : strings.plural("car.timeline.count", events));
    }

    private void take(List<TimelineRow> rows) {
        show(waiting, false);
        boolean otherwise = isReckonedOtherwise();
        reckoning = model.files().reckoning();
        if (otherwise) {
            list.refresh(); // lines that stay where they are say another time
        }
        if (!rows.equals(lines)) {
            pointing = true;
            lines.setAll(rows);
            pointing = false;
            point();
        }
    }

    private boolean isReckonedOtherwise() {
        return reckoning != model.files().reckoning();
    }

    private void point() {
        model.selectedProperty()
                .get()
                .ifPresent(id -> lineOf(id).ifPresent(line -> {
                    if (list.getSelectionModel().getSelectedIndex() != line) {
                        pointing = true;
                        list.getSelectionModel().clearAndSelect(line);
                        list.scrollTo(Math.max(0, line - 3));
                        pointing = false;
                    }
                }));
    }

    /// Where an entry stands; empty where the filter hides it.
    private OptionalInt lineOf(long id) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i) instanceof TimelineRow.Happened(TimelineEntry entry) && entry.id() == id)
                .findFirst();
    }

    private void chosen(@Nullable TimelineRow row) {
        if (!pointing && row instanceof TimelineRow.Happened(TimelineEntry entry)) {
            model.select(entry.id());
        }
    }

    /// Lets ages grow.
    public void tick() {
        answer.tick();
        if (isReckonedOtherwise()) {
            take(model.rowsProperty().get());
        }
    }

    public void focusList() {
        list.requestFocus();
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
