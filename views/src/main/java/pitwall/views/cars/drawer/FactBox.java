package pitwall.views.cars.drawer;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Values of a car that belong together, under their title. FX thread.
public final class FactBox extends VBox {
    private static final PseudoClass AGED = PseudoClass.getPseudoClass("aged");

    public FactBox(FactSection section) {
        getStyleClass().add("facet-section");
        Label title = new Label(section.title());
        title.getStyleClass().add("facet-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fact-grid");
        grid.getColumnConstraints().setAll(share(38), share(62));
        section.facts().forEach(fact -> addRow(grid, fact));
        getChildren().setAll(title, grid);
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static void addRow(GridPane grid, Fact fact) {
        Label name = wrapped(fact.name());
        name.getStyleClass().add("muted");
        Label value = wrapped(fact.value());
        value.pseudoClassStateChanged(AGED, fact.aged());
        value.getStyleClass().add("fact-value");
        if (fact.code()) {
            value.getStyleClass().add("mono");
        }
        grid.addRow(grid.getRowCount(), name, value);
    }

    private static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
