package pitwall.views.rollout;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;

/// One line on which cars came to what the rollout means and which left it since it was planned, and the ways on; not
/// there while none did. FX thread.
final class DriftBar extends HBox {
    private final Strings strings;
    private final Label words = new Label();
    private final Button joined;
    private final Button left;
    private final Button plan;

    /// @param watch what drifted
    /// @param act what the buttons do
    DriftBar(DriftWatch watch, DriftActs act, Strings strings) {
        this.strings = strings;
        this.joined = button("rollout.drift.show-joined", act::showJoined);
        this.left = button("rollout.drift.show-left", act::showLeft);
        this.plan = button("rollout.drift.plan", act::plan);
        getStyleClass().add("drift-bar");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(words, joined, left, plan);
        watch.driftProperty().subscribe(this::show);
        act.whyNotPlan().subscribe(reason -> plan.setDisable(reason.isPresent()));
    }

    private Button button(String key, Runnable pressed) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> pressed.run());
        return button;
    }

    private void show(Drift drift) {
        words.setText(drift.words(strings));
        showWhere(this, drift.came() > 0 || drift.went() > 0);
        showWhere(joined, drift.came() > 0);
        showWhere(left, drift.went() > 0);
        showWhere(plan, drift.joined() > 0);
    }

    private static void showWhere(Node part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }
}
