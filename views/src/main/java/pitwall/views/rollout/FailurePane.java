package pitwall.views.rollout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.fleet.ReasonCode;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// Failures by reason: how many, which cars, and what the reason means. Rows stay where they are while their numbers
/// change. FX thread.
final class FailurePane extends VBox {
    private final Strings strings;
    private final Reasons reasons;
    private final Consumer<FailureLine> cars;
    private final VBox rows = new VBox();
    private final Label nothing = new Label();
    private final Map<ReasonCode, Row> known = new HashMap<>();

    /// @param cars shows the cars of a reason
    FailurePane(Strings strings, Consumer<FailureLine> cars) {
        this.strings = strings;
        this.reasons = new Reasons(strings);
        this.cars = cars;
        getStyleClass().add("rollout-part");
        Label title = new Label(strings.get("rollout.failures"));
        title.getStyleClass().add("strong");
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        rows.getStyleClass().add("failure-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(title, scroll);
    }

    /// @param failed how many cars failed, whether it is known why or not
    void show(List<FailureLine> lines, int failed) {
        List<Region> next =
                lines.stream().map(this::row).map(Region.class::cast).toList();
        nothing.setText(
                failed == 0
                        ? strings.get("rollout.failures.none")
                        : strings.plural("rollout.failures.unknown", failed));
        if (next.isEmpty()) {
            rows.getChildren().setAll(nothing);
        } else if (!rows.getChildren().equals(next)) {
            rows.getChildren().setAll(next);
        }
    }

    private Row row(FailureLine line) {
        Row row = known.computeIfAbsent(line.reason(), Row::new);
        row.show(line);
        return row;
    }

    private final class Row extends VBox {
        private final Label title = new Label();
        private final Label count = new Label();
        private final FailureBar bar = new FailureBar();
        private final Button which = new Button(strings.get("rollout.failures.cars"));
        private final Hyperlink meaning = new Hyperlink(strings.get("rollout.failures.why"));
        private final Label explanation = new Label();
        private final Label whyNot = new Label(strings.get("rollout.failures.cars.unknown"));

        Row(ReasonCode reason) {
            getStyleClass().add("failure-row");
            Reasons.Explanation explained = reasons.of(reason);
            title.setTooltip(new Tooltip(reason.code()));
            count.getStyleClass().add("number");
            count.setMinWidth(Region.USE_PREF_SIZE);
            which.getStyleClass().add("small");
            which.setMinWidth(Region.USE_PREF_SIZE);
            meaning.setMinWidth(Region.USE_PREF_SIZE);
            explanation.setText((explained.meaning() + " " + explained.next()).strip());
            explanation.setWrapText(true);
            explanation.getStyleClass().add("muted");
            explanation.setVisible(false);
            explanation.setManaged(false);
            meaning.setOnAction(_ -> {
                explanation.setVisible(!explanation.isVisible());
                explanation.setManaged(explanation.isVisible());
            });
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            title.setWrapText(true);
            WrapRow row = new WrapRow(8, count, bar, space, which, meaning);
            whyNot.setWrapText(true);
            whyNot.getStyleClass().addAll("muted", "failure-why-not");
            whyNot.visibleProperty().bind(which.disabledProperty());
            whyNot.managedProperty().bind(whyNot.visibleProperty());
            getChildren().setAll(title, row, whyNot, explanation);
        }

        void show(FailureLine line) {
            title.setText(line.title());
            count.setText(strings.formats().count(line.count()));
            bar.show(line.count(), line.most());
            which.setDisable(line.cars().isEmpty());
            which.setAccessibleText(strings.plural("rollout.failures.cars.spoken", line.count(), line.title()));
            which.setOnAction(_ -> cars.accept(line));
        }
    }
}
