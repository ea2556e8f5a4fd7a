package pitwall.views.cars.facets;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.query.QueryField;
import pitwall.views.cars.list.Facets;
import pitwall.views.cars.list.SavedView;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.Strings;

/// Everything one can choose beside the list. FX thread.
public final class FacetPane extends ScrollPane {
    private static final List<QueryField> FIELDS =
            List.of(QueryField.STATUS, QueryField.REGION, QueryField.RING, QueryField.MODEL, QueryField.REASON);

    private final ViewSection views;
    private final List<FacetSection> sections;

    public FacetPane(SavedViews saved, FacetChoices choices, Strings strings, CarText text) {
        views = new ViewSection(saved, choices, strings);
        sections = FIELDS.stream()
                .map(field -> new FacetSection(field, choices, strings, names(field, text)))
                .toList();
        VBox content = new VBox(views);
        content.getChildren().addAll(sections);
        content.getStyleClass().add("cars-facets");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("cars-facets-scroll");
        setAccessibleText(strings.get("cars.facet.spoken.pane"));
    }

    public void show(Facets facets) {
        views.show(facets);
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i).show(facets.of(FIELDS.get(i)));
        }
    }

    /// Marks the view in force.
    public void show(Optional<SavedView> view) {
        views.show(view);
    }

    private static UnaryOperator<String> names(QueryField field, CarText text) {
        List<String> words = QueryField.STATUS.words();
        return switch (field) {
            case STATUS ->
                word -> words.contains(word) ? text.word(HeadlineStatus.values()[words.indexOf(word)]) : word;
            case REGION -> text::region;
            default -> UnaryOperator.identity();
        };
    }
}
