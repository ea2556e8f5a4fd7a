package pitwall.views.cars.facets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import pitwall.fleet.query.QueryField;
import pitwall.views.cars.list.Facets;
import pitwall.views.kit.Strings;

/// The values of one field as check boxes with counts. Boxes stay the same nodes while counts change, so that the
/// focus stays where it is.
final class FacetSection extends VBox {
    /// How many values are shown before "Show all".
    private static final int FEW = 8;
    /// From this many letters on a code needs two lines.
    private static final int LONG = 15;

    private final QueryField field;
    private final FacetChoices choices;
    private final Strings strings;
    private final UnaryOperator<String> name;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final VBox boxes = new VBox();
    private final Hyperlink more = new Hyperlink();
    private List<Facets.Value> values = List.of();
    private boolean all;

    /// @param name how a value is shown
    FacetSection(QueryField field, FacetChoices choices, Strings strings, UnaryOperator<String> name) {
        this.field = field;
        this.choices = choices;
        this.strings = strings;
        this.name = name;
        Label title = new Label(strings.get("cars.facet." + field.word()));
        title.getStyleClass().add("facet-title");
        getStyleClass().add("facet-section");
        more.setOnAction(_ -> showAll());
        getChildren().setAll(title, boxes, more);
    }

    /// A value that is asked for is shown even where no car has it, so that it can be taken back.
    void show(List<Facets.Value> found) {
        List<Facets.Value> counted = new ArrayList<>(found);
        for (String chosen : choices.chosen(field)) {
            boolean plain = chosen.chars().noneMatch(c -> c == '*' || c == '<' || c == '>');
            if (plain && found.stream().noneMatch(value -> value.text().equalsIgnoreCase(chosen))) {
                counted.add(new Facets.Value(chosen, 0));
            }
        }
        values = found;
        List<Facets.Value> shown = new ArrayList<>();
        for (Facets.Value value : counted) {
            if (all || shown.size() < FEW || choices.isChosen(field, value.text())) {
                shown.add(value);
            }
        }
        List<Node> nodes = shown.stream().map(this::row).map(Node.class::cast).toList();
        if (!boxes.getChildren().equals(nodes)) {
            boxes.getChildren().setAll(nodes);
        }
        more.setText(strings.get("cars.facet.more", counted.size() - shown.size()));
        more.setVisible(shown.size() < counted.size());
        more.setManaged(more.isVisible());
        setVisible(!counted.isEmpty());
        setManaged(isVisible());
    }

    private void showAll() {
        all = true;
        show(values);
    }

    private Row row(Facets.Value value) {
        Row row = rows.computeIfAbsent(value.text(), Row::new);
        row.show(value.count());
        return row;
    }

    /// Breaks a long code behind an underscore, for it has no space to break at.
    static String inLines(String code) {
        int end = code.length() <= LONG ? 0 : code.lastIndexOf('_', LONG - 1) + 1;
        return end == 0 ? code : code.substring(0, end) + "\n" + code.substring(end);
    }

    private final class Row extends HBox {
        private final CheckBox box;
        private final Label count = new Label();
        private final String word;

        Row(String value) {
            getStyleClass().add("facet-row");
            word = name.apply(value);
            box = new CheckBox(inLines(word));
            box.setMnemonicParsing(false);
            box.setMinWidth(0);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setTooltip(new Tooltip(word));
            box.setOnAction(_ -> choices.toggle(field, value));
            HBox.setHgrow(box, Priority.ALWAYS);
            count.getStyleClass().add("facet-count");
            count.setMinWidth(USE_PREF_SIZE);
            getChildren().setAll(box, count);
            setUserData(value);
        }

        void show(int cars) {
            count.setText(strings.formats().count(cars));
            box.setSelected(choices.isChosen(field, (String) getUserData()));
            box.setAccessibleText(strings.plural("cars.facet.spoken", cars, word));
        }
    }
}
