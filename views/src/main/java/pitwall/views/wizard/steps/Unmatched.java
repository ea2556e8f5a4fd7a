package pitwall.views.wizard.steps;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import pitwall.fleet.CarId;
import pitwall.views.kit.Strings;

/// The listed ids of which no car is seen: a few at once, all of them on demand, to be copied. FX thread.
final class Unmatched extends VBox {
    private static final int SHOWN = 10;

    private final Strings strings;
    private final Label words = new Label();
    private final Hyperlink more = new Hyperlink();
    private final TextArea all = new TextArea();

    Unmatched(Strings strings) {
        this.strings = strings;
        words.setWrapText(true);
        words.getStyleClass().add("warn-text");
        all.setEditable(false);
        all.setPrefRowCount(6);
        all.setAccessibleText(strings.get("wizard.who.unmatched.all"));
        more.setOnAction(_ -> {
            Rows.show(all, true);
            Rows.show(more, false);
            all.requestFocus();
        });
        getStyleClass().add("gap-4");
        getChildren().setAll(words, more, all);
        Rows.show(this, false);
    }

    void show(List<CarId> ids) {
        Rows.show(this, !ids.isEmpty());
        Rows.show(all, false);
        Rows.show(more, ids.size() > SHOWN);
        String first = ids.stream().limit(SHOWN).map(CarId::value).collect(Collectors.joining(", "));
        words.setText(
                ids.isEmpty()
                        ? ""
                        : strings.plural(
                                "wizard.who.unmatched",
                                ids.size(),
                                ids.size() > SHOWN ? strings.get("wizard.who.unmatched.first", first) : first));
        more.setText(strings.get("wizard.who.unmatched.more", ids.size()));
        all.setText(ids.stream().map(CarId::value).collect(Collectors.joining("\n")));
    }
}
