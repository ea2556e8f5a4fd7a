package pitwall.views.replay;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import pitwall.views.fx.Comparison;
import pitwall.views.kit.Strings;

/// Says what the past is held against, and whether only what changed since is listed. There only while it is. FX
/// thread.
final class CompareRow extends HBox {
    private final TimeTravel travel;
    private final Strings strings;
    private final Label against = new Label();
    private final ToggleButton only = new ToggleButton();

    CompareRow(TimeTravel travel, Strings strings, TimeBar.ButtonWords withKey) {
        super(8);
        this.travel = travel;
        this.strings = strings;
        getStyleClass().add("time-compare");
        setAlignment(Pos.CENTER_LEFT);
        only.setText(withKey.of(strings.get("replay.compare.changed"), "shell.replay.compare.changed", "Ctrl+F7"));
        only.getStyleClass().add("time-step");
        only.setTooltip(new Tooltip(strings.get("replay.compare.changed.tip")));
        only.setOnAction(_ -> travel.compare(only.isSelected() ? Comparison.CHANGED : Comparison.ALL));
        getChildren().setAll(against, only);
    }

    Subscription follow() {
        return Subscription.combine(
                travel.comparisonProperty().subscribe(_ -> show()),
                travel.momentProperty().subscribe(_ -> show()));
    }

    private void show() {
        Comparison now = travel.comparisonProperty().get();
        setVisible(now != Comparison.NONE);
        setManaged(now != Comparison.NONE);
        only.setSelected(now == Comparison.CHANGED);
        against.setText(travel.lastKnown()
                .map(at -> strings.get("replay.compare.known", strings.formats().utc(at)))
                .orElseGet(() -> strings.get("replay.compare.live")));
    }
}
