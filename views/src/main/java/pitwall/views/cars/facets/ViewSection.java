package pitwall.views.cars.facets;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import pitwall.views.cars.list.Facets;
import pitwall.views.cars.list.SavedView;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.kit.Strings;

/// The saved views; the one in force wears a star.
final class ViewSection extends VBox {
    /// Marks the view in force for those who do not see bold type.
    private static final String STAR = "★ ";

    private static final PseudoClass IN_FORCE = PseudoClass.getPseudoClass("in-force");

    private final SavedViews views;
    private final FacetChoices choices;
    private final Strings strings;
    private final VBox boxes = new VBox();
    private Facets facets = Facets.NONE;
    private Optional<SavedView> inForce = Optional.empty();

    ViewSection(SavedViews views, FacetChoices choices, Strings strings) {
        this.views = views;
        this.choices = choices;
        this.strings = strings;
        Label title = new Label(strings.get("cars.facet.views"));
        title.getStyleClass().add("facet-title");
        getStyleClass().add("facet-section");
        getChildren().setAll(title, boxes);
        views.all().subscribe(this::rebuild);
        rebuild();
    }

    void show(Facets counted) {
        facets = counted;
        boxes.getChildren().forEach(row -> ((Row) row).show());
    }

    void show(Optional<SavedView> current) {
        inForce = current;
        boxes.getChildren().forEach(row -> ((Row) row).show());
    }

    private void rebuild() {
        boxes.getChildren().setAll(views.all().stream().map(Row::new).toList());
    }

    private final class Row extends HBox {
        private final SavedView view;
        private final ToggleButton button;
        private final Label count = new Label();

        Row(SavedView view) {
            this.view = view;
            getStyleClass().addAll("facet-row", "view-row");
            button = new ToggleButton(ViewNames.name(view, strings));
            button.setMnemonicParsing(false);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            button.getStyleClass().add("view-button");
            button.setOnAction(_ -> {
                choices.open(view);
                show();
            });
            HBox.setHgrow(button, Priority.ALWAYS);
            count.getStyleClass().add("facet-count");
            count.setMinWidth(USE_PREF_SIZE);
            getChildren().setAll(button, count);
            if (!view.builtIn()) {
                getChildren().add(deleteButton());
            }
            show();
        }

        private Button deleteButton() {
            Button delete = new Button("×");
            delete.getStyleClass().addAll("flat", "view-delete");
            delete.setMinWidth(USE_PREF_SIZE);
            delete.setAccessibleText(strings.get("cars.view.delete.spoken", view.name()));
            delete.setOnAction(_ -> choices.delete(view));
            return delete;
        }

        private void show() {
            boolean current = inForce.filter(view::equals).isPresent();
            button.setSelected(current);
            button.setText(current ? STAR + ViewNames.name(view, strings) : ViewNames.name(view, strings));
            pseudoClassStateChanged(IN_FORCE, current);
            Integer cars = facets.views().get(view.name());
            count.setText(cars == null ? "" : strings.formats().count(cars));
        }
    }
}
