package pitwall.views.cars.compare;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import pitwall.fleet.CarId;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable;
import pitwall.views.kit.WordTable.Column;

/// Two columns of values with a sign and a word between them. FX thread.
final class ComparePane extends VBox {
    private static final Duration LOOK = Duration.millis(500);

    private final CompareViewModel model;
    private final Navigator navigator;
    private final Strings strings;
    private final WordTable table;
    private final Label count = new Label();
    private final StackPane middle = new StackPane();
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> look()));

    ComparePane(CompareViewModel model, Navigator navigator, Strings strings) {
        this.model = model;
        this.navigator = navigator;
        this.strings = strings;
        getStyleClass().add("car-screen");
        clock.setCycleCount(Animation.INDEFINITE);
        table = new WordTable(
                strings.get("compare.name", model.left(), model.right()),
                strings.get("compare.none"),
                List.of(
                        new Column(strings.get("compare.section"), 110, false),
                        new Column(strings.get("compare.value"), 150, false),
                        new Column(model.left().value(), 280, true),
                        new Column(strings.get("compare.sign"), 90, false),
                        new Column(model.right().value(), 280, true)));
        CheckBox only = new CheckBox(strings.get("compare.only"));
        only.selectedProperty().bindBidirectional(model.onlyDifferentProperty());
        only.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("muted");
        HBox bar = new HBox(open(model.left()), open(model.right()), only, count);
        bar.getStyleClass().addAll("toolbar-row", "car-head");
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.getChildren().setAll(table);
        getChildren().setAll(bar, middle);
        model.rowsProperty().subscribe(this::show);
        model.stateProperty().subscribe(this::show);
    }

    private Button open(CarId car) {
        Button button = new Button(strings.get("compare.open", car));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> navigator.open(new Destination.Car(car)));
        return button;
    }

    private void show(List<CompareRow> rows) {
        table.show(rows.stream().map(this::row).toList());
        count.setText(strings.plural("compare.count", model.differences()));
    }

    private WordTable.Row row(CompareRow row) {
        String sign = strings.get(row.same() ? "compare.same" : "compare.differs");
        return new WordTable.Row(
                row.section() + "/" + row.name(), List.of(row.section(), row.name(), row.left(), sign, row.right()));
    }

    private void show(CompareState state) {
        count.setVisible(state instanceof CompareState.Ready);
        Node shown = switch (state) {
            case CompareState.Ready() -> table;
            case CompareState.Missing(CarId car) ->
                new EmptyState(strings.get("car.state.not-found", car))
                        .withHint(strings.get("car.state.not-found.hint"))
                        .withAction(strings.get("car.state.to-cars"), () -> navigator.open(new Destination.Cars("")));
            case CompareState.NotCached() -> new EmptyState(strings.get("kit.empty.uncached"));
        };
        if (!middle.getChildren().contains(shown)) {
            middle.getChildren().setAll(shown);
        }
    }

    private void look() {
        model.look();
    }

    void shown() {
        look();
        clock.play();
    }

    void hidden() {
        clock.stop();
    }

    void focusTable() {
        table.requestFocus();
    }
}
