package pitwall.views.cars.detail;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;

/// What a car runs beside what it should run, with a sign between them. FX thread.
final class VersionPair extends VBox {
    private final Strings strings;
    private final Label name = new Label();
    private final Label actual = mono();
    private final Label sign = mono();
    private final Label desired = mono();

    VersionPair(Strings strings) {
        this.strings = strings;
        getStyleClass().add("facet-section");
        Label title = new Label(strings.get("car.actual.title"));
        title.getStyleClass().add("facet-title");
        name.getStyleClass().add("muted");
        sign.getStyleClass().add("strong");
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("fact-grid", "version-pair");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        ColumnConstraints middle = new ColumnConstraints();
        ColumnConstraints second = new ColumnConstraints();
        second.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, first, middle, second);
        grid.addRow(0, new Label(), caption("cars.drawer.actual"), new Label(), caption("cars.drawer.desired"));
        grid.addRow(1, name, actual, sign, desired);
        getChildren().setAll(title, grid);
    }

    void show(CarView.Pair pair) {
        name.setText(pair.name());
        actual.setText(pair.actual());
        desired.setText(pair.desired());
        sign.setText(pair.same().map(same -> same ? "=" : "≠").orElse(""));
        sign.setAccessibleText(pair.same()
                .map(same -> strings.get(same ? "car.actual.same" : "car.actual.differs"))
                .orElse(""));
    }

    private Label caption(String key) {
        Label label = new Label(strings.get(key));
        label.getStyleClass().add("caption");
        return label;
    }

    private static Label mono() {
        Label label = new Label();
        label.getStyleClass().add("mono");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
