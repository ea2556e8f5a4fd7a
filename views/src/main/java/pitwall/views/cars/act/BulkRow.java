package pitwall.views.cars.act;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.fleet.rollout.CarStage;
import pitwall.views.act.ActionTrouble;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// How far the last wish for several cars came: counts that the cars prove, the first failures by name, and a way to
/// stop the rest. Takes no room before there is one. FX thread.
final class BulkRow extends VBox {
    private final BulkWish updates;
    private final Strings strings;
    private final Label counts = new Label();
    private final Label failures = new Label();
    private final Button stop;
    private final FlowPane row = new FlowPane();
    private final VBox troubles = new VBox();

    /// @param dismiss shows nothing of it any more
    BulkRow(BulkWish updates, Strings strings, Runnable dismiss) {
        this.updates = updates;
        this.strings = strings;
        getStyleClass().add("bulk-row");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        failures.getStyleClass().add("muted");
        failures.setWrapText(true);
        stop = button("cars.bulk.stop", updates::stop);
        row.getStyleClass().add("bulk-counts");
        row.getChildren()
                .setAll(counts, button("cars.bulk.open", updates::openRollout), stop, button("kit.dismiss", dismiss));
        getChildren().setAll(troubles, row, failures);
        updates.stateProperty().subscribe(this::show);
        updates.whyNotStop().subscribe(_ -> show(updates.stateProperty().get()));
        updates.troubleProperty().subscribe(this::showTrouble);
    }

    private void show(Optional<BulkState> now) {
        show(row, now.isPresent());
        show(failures, now.filter(state -> !state.failures().isEmpty()).isPresent());
        now.ifPresent(state -> {
            counts.setText(strings.get(
                    "cars.bulk.counts",
                    state.version(),
                    state.rollout(),
                    strings.get("rollout.state." + state.status()),
                    state.in(CarStage.SUCCEEDED),
                    state.total(),
                    state.in(CarStage.OFFERED, CarStage.LAPSED, CarStage.APPLYING, CarStage.CLAIMED),
                    state.in(CarStage.WAITING),
                    state.in(CarStage.FAILED, CarStage.MANUAL)));
            failures.setText(String.join(" · ", state.failures()));
            stop.setDisable(state.isOver() || updates.whyNotStop().get().isPresent());
        });
    }

    private void showTrouble(Optional<ActionTrouble> trouble) {
        troubles.getChildren().setAll(trouble.stream().map(this::message).toList());
    }

    private InlineMessage message(ActionTrouble trouble) {
        InlineMessage message =
                new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
        trouble.correlation().ifPresent(message::withReference);
        return message.withAction(strings.get("kit.dismiss"), updates::dismissTrouble);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
