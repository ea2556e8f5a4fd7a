package pitwall.views.cars.detail;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// Why a car is as it is: the reason with what it means, who acts and what to do, then what stands against a change.
/// FX thread.
final class WhyPane extends VBox {
    private final Strings strings;
    private final Consumer<String> showCars;
    private final VBox cause = new VBox();
    private final Label summary = wrapped("");
    private final GridPane gates = new GridPane();
    private final VBox story = new VBox();
    private @Nullable WhyStory drawn;

    /// @param showCars shows the cars of a query
    WhyPane(Strings strings, Consumer<String> showCars) {
        this.strings = strings;
        this.showCars = showCars;
        getStyleClass().add("car-why");
        Label title = new Label(strings.get("car.why.title"));
        title.getStyleClass().add("facet-title");
        cause.getStyleClass().add("car-why-cause");
        gates.getStyleClass().addAll("fact-grid", "car-gates");
        summary.getStyleClass().add("car-why-summary");
        story.getChildren().setAll(cause, summary, gates);
        getChildren().setAll(title, story);
    }

    /// Puts something in front of the reasons against a change, for example how old they are.
    void tell(Node notice) {
        story.getChildren().setAll(cause, notice, summary, gates);
    }

    void show(WhyStory now) {
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        cause.getChildren().clear();
        now.reason().ifPresent(this::explain);
        show(cause, now.reason().isPresent());
        summary.setText(now.summary());
        show(summary, !now.summary().isEmpty());
        gates.getChildren().clear();
        now.gates().forEach(this::addGate);
        show(gates, !now.gates().isEmpty());
    }

    private void explain(WhyStory.Cause reason) {
        Label title = wrapped(strings.get("car.why.reason", reason.code(), reason.title()));
        title.getStyleClass().add("strong");
        Label meaning = wrapped(reason.meaning());
        cause.getChildren().addAll(title, meaning);
        WrapRow help = new WrapRow(24);
        for (String sentence : List.of(reason.who(), reason.next())) {
            if (!sentence.isEmpty()) {
                help.getChildren().add(wrapped(sentence));
            }
        }
        cause.getChildren().add(help);
        if (!reason.said().isEmpty()) {
            cause.getChildren().add(wrapped(reason.said()));
        }
        if (reason.siblings() > 0) {
            Label others = new Label(strings.plural("car.why.siblings", reason.siblings()));
            Hyperlink show = new Hyperlink(strings.get("car.why.siblings.show", reason.siblings() + 1));
            show.setOnAction(_ -> showCars.accept("reason:" + reason.code()));
            HBox row = new HBox(others, show);
            row.getStyleClass().addAll("gap-8", "car-siblings");
            cause.getChildren().add(row);
        }
    }

    private void addGate(WhyStory.Gate gate) {
        Label weight = new Label(gate.weight());
        weight.getStyleClass().add("tag");
        weight.setMinWidth(Region.USE_PREF_SIZE);
        Label since = new Label(gate.since());
        since.getStyleClass().add("muted");
        since.setMinWidth(Region.USE_PREF_SIZE);
        Label until = new Label(gate.until());
        until.setMinWidth(Region.USE_PREF_SIZE);
        gates.addRow(gates.getRowCount(), weight, wrapped(gate.sentence()), since, until);
    }

    private static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
