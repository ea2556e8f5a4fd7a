package pitwall.views.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogLine;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryEdit;

/// One line whole: its message on all its lines, its clocks, and its fields, each of which can become part of the query
/// or a column. FX thread.
final class LogDetail extends VBox {
    private final LogsViewModel model;
    private final LogText text;
    private final Strings strings;
    private final Navigator navigator;
    private final LogColumns columns;
    private final Consumer<LogLine> around;
    private final Label head = new Label();
    private final TextArea message = new TextArea();
    private final GridPane fields = new GridPane();
    private final HBox actions = new HBox();

    /// @param around shows what the car wrote around a line
    LogDetail(
            LogsViewModel model,
            LogText text,
            Strings strings,
            Navigator navigator,
            LogColumns columns,
            Consumer<LogLine> around,
            Runnable close) {
        this.model = model;
        this.text = text;
        this.strings = strings;
        this.navigator = navigator;
        this.columns = columns;
        this.around = around;
        getStyleClass().add("log-detail");
        head.getStyleClass().addAll("mono", "strong");
        head.setMinWidth(0);
        Button shut = new Button(strings.get("logs.detail.close"));
        shut.setOnAction(_ -> close.run());
        shut.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        actions.getStyleClass().add("log-detail-actions");
        HBox top = new HBox(head, space, actions, shut);
        top.getStyleClass().add("log-detail-head");
        message.setEditable(false);
        message.setWrapText(true);
        message.setPrefRowCount(3);
        message.getStyleClass().add("mono");
        message.setAccessibleText(strings.get("logs.detail.message"));
        fields.getStyleClass().add("log-fields");
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(top, message, scroll);
        columns.namesProperty().subscribe(_ -> show(model.line()));
    }

    void show(Optional<LogLine> line) {
        line.ifPresent(this::show);
    }

    /// What else can be done with the line of a car.
    private void offer(CarId id) {
        Hyperlink car = new Hyperlink(strings.get("logs.detail.car"));
        car.setOnAction(_ -> navigator.open(new Destination.Car(id)));
        Hyperlink only = new Hyperlink(strings.get("logs.detail.only-car"));
        only.setOnAction(_ -> edit(new LogQueryEdit(model.query()).added("car:" + id.value())));
        actions.getChildren().addAll(0, List.of(car, only));
    }

    private void show(LogLine line) {
        head.setText(strings.get(
                "logs.detail.head",
                strings.formats().full(model.told().reckoning().time(line)),
                text.level(line.level()),
                text.speaker(line),
                text.visible(line.source())));
        message.setText(text.unfolded(line.message()));
        Hyperlink source = new Hyperlink(strings.get("logs.detail.only-source", text.visible(line.source())));
        source.setMnemonicParsing(false);
        source.setOnAction(_ -> edit(new LogQueryEdit(model.query()).withSource(line.source())));
        Hyperlink near = new Hyperlink(strings.get("logs.detail.around"));
        near.setOnAction(_ -> around.accept(line));
        actions.getChildren().setAll(source, near);
        Optional.ofNullable(line.car()).ifPresent(this::offer);
        fields.getChildren().clear();
        int row = 0;
        if (line.car() != null) {
            fact(row++, strings.get("logs.detail.claimed"), strings.formats().full(line.claimedAt()));
        }
        fact(
                row++,
                strings.get("logs.detail.number"),
                strings.get(
                        "logs.detail.number.of",
                        strings.formats().exact(line.sequence()),
                        line.boot() == 0 ? "—" : Long.toUnsignedString(line.boot(), 36)));
        if (model.told().reckoning() == Reckoning.AS_HAPPENED) {
            fact(row++, strings.get("logs.detail.came"), strings.formats().full(line.at()));
        }
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            field(row++, field.getKey(), field.getValue());
        }
    }

    private void fact(int row, String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        fields.addRow(row, label, new Label(value));
    }

    private void field(int row, String name, String value) {
        Label label = new Label(text.visible(name));
        label.getStyleClass().addAll("mono", "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Hyperlink link = new Hyperlink(text.visible(value));
        link.getStyleClass().add("mono");
        link.setWrapText(true);
        link.setAccessibleText(strings.get("logs.detail.add", name, value));
        link.setTooltip(new Tooltip(strings.get("logs.detail.add", name, text.visible(value))));
        link.setOnAction(_ -> edit(new LogQueryEdit(model.query()).withField(name, value)));
        ToggleButton column = new ToggleButton(strings.get("logs.detail.column"));
        column.setSelected(columns.has(name));
        column.setOnAction(_ -> columns.toggle(name));
        column.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHgrow(link, Priority.ALWAYS);
        fields.addRow(row, label, link, column);
    }

    private void edit(String query) {
        model.stopFollowing();
        model.question().textProperty().set(query);
    }

    Node message() {
        return message;
    }
}
