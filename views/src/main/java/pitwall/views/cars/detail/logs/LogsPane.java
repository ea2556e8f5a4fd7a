package pitwall.views.cars.detail.logs;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.Reckoning;
import pitwall.fleet.LogEntry;
import pitwall.views.cars.asked.AnswerPane;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// The last lines of a car's log, the newest at the end. It follows them while its end is in sight and nothing points
/// at a line. FX thread.
public final class LogsPane extends VBox {
    private final LogsModel model;
    private final Strings strings;
    private final ObservableList<LogEntry> lines = FXCollections.observableArrayList();
    private final ListView<LogEntry> list = new ListView<>(lines);
    private final Label window = new Label();
    private final Hyperlink all;
    private final AnswerPane<List<LogEntry>> answer;
    private Reckoning reckoning = Reckoning.AS_KNOWN;

    /// @param screen leads to the screen for logs, which has everything the car wrote
    public LogsPane(LogsModel model, FleetModel fleet, Strings strings, Runnable screen) {
        this.model = model;
        this.strings = strings;
        getStyleClass().add("logs-pane");
        list.setCellFactory(_ -> new LogCell(model, strings));
        list.setAccessibleText(strings.get("car.logs.name"));
        list.setPlaceholder(new Label(strings.get("car.logs.empty")));
        all = new Hyperlink(strings.get("car.logs.all"));
        all.setOnAction(_ -> model.around(Optional.empty()));
        window.getStyleClass().add("muted");
        Hyperlink more = new Hyperlink(strings.get("car.logs.open"));
        more.setOnAction(_ -> screen.run());
        HBox head = new HBox(window, all, more);
        head.getStyleClass().add("toolbar-row");
        answer = new AnswerPane<>(model.knownProperty(), list, model::refresh, fleet, strings);
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().setAll(head, answer);
        model.linesProperty().subscribe(this::take);
        model.middleProperty().subscribe(_ -> describe());
        model.pointedProperty().subscribe(entry -> entry.ifPresent(this::point));
    }

    private void take(List<LogEntry> now) {
        @Nullable LogEntry chosen = list.getSelectionModel().getSelectedItem();
        if (!list.isHover() || lines.isEmpty()) {
            lines.setAll(now);
            if (chosen == null) {
                list.scrollTo(Math.max(0, now.size() - 1));
            } else {
                list.getSelectionModel().select(chosen);
            }
        }
        describe();
    }

    private void describe() {
        Optional<String> around = model.middleProperty()
                .get()
                .map(at -> strings.get("car.logs.around", strings.formats().utc(at)));
        window.setText(around.orElseGet(() ->
                strings.plural("car.logs.last", model.linesProperty().get().size())));
        all.setVisible(around.isPresent());
        all.setManaged(around.isPresent());
    }

    private void point(LogEntry entry) {
        lines.setAll(model.linesProperty().get());
        list.getSelectionModel().select(entry);
        list.scrollTo(Math.max(0, lines.indexOf(entry) - 3));
        list.requestFocus();
    }

    /// Lets ages grow, and takes what came while the pointer was above the lines.
    public void tick() {
        answer.tick();
        if (reckoning != model.reckoning()) {
            reckoning = model.reckoning();
            list.refresh(); // the same lines say another time
        }
        if (!list.isHover() && !lines.equals(model.linesProperty().get())) {
            take(model.linesProperty().get());
        }
    }

    public void focusList() {
        list.requestFocus();
    }
}
