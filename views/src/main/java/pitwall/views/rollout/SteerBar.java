package pitwall.views.rollout;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// The buttons that steer the rollout, always in the same place, and why some of them do nothing now. FX thread.
final class SteerBar extends VBox {
    private final Steering steering;
    private final Strings strings;
    private final Map<SteerControl, Button> buttons = new EnumMap<>(SteerControl.class);
    private final Label why = new Label();

    /// @param report saves the report
    /// @param whyNoReport why it cannot be saved now; empty where it can
    SteerBar(Steering steering, Strings strings, Runnable report, ObservableValue<Optional<String>> whyNoReport) {
        this.steering = steering;
        this.strings = strings;
        getStyleClass().add("steer-bar");
        WrapRow row = new WrapRow();
        for (SteerControl control : SteerControl.values()) {
            Button button = new Button(name(control, false));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("steer-" + control.id());
            button.setOnAction(_ -> steering.press(control));
            buttons.put(control, button);
            steering.whyNotProperty(control).subscribe(reason -> {
                button.setDisable(reason.isPresent());
                explain();
            });
            if (control != SteerControl.PAUSE) {
                row.getChildren().add(button);
            }
        }
        Button save = new Button(strings.get("rollout.report"));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> report.run());
        save.disableProperty().bind(whyNoReport.map(Optional::isPresent));
        Button pause = button(SteerControl.PAUSE);
        pause.getStyleClass().add("primary");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row.getChildren().addAll(space, save, pause);
        why.getStyleClass().addAll("muted", "caption", "actions-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE); // a reason that is cut is none
        getChildren().setAll(row, why);
    }

    Button button(SteerControl control) {
        Button button = buttons.get(control);
        if (button == null) {
            throw new IllegalStateException("no button for " + control);
        }
        return button;
    }

    private String name(SteerControl control, boolean gate) {
        return strings.get("rollout.button." + control.id() + (gate ? ".gate" : ""));
    }

    /// Going past a gate is called by its name.
    void show(RolloutEntry rollout) {
        boolean gate = rollout.status() == RolloutStatus.PAUSED
                && rollout.pause() != null
                && rollout.pause().gate() != null;
        button(SteerControl.ADVANCE).setText(name(SteerControl.ADVANCE, gate));
    }

    /// Each reason once, behind the buttons that it concerns.
    private void explain() {
        if (buttons.size() < SteerControl.values().length) {
            return;
        }
        Map<String, List<SteerControl>> byReason = Stream.of(SteerControl.values())
                .filter(control -> reason(control).isPresent())
                .collect(Collectors.groupingBy(
                        control -> reason(control).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        boolean all =
                byReason.size() == 1 && byReason.values().iterator().next().size() == SteerControl.values().length;
        why.setText(byReason.entrySet().stream()
                .map(entry -> all ? entry.getKey() : line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" · ")));
        why.setVisible(!byReason.isEmpty());
        why.setManaged(!byReason.isEmpty());
    }

    /// What stands on the button, without the key and without the sign that it asks first.
    private String plain(SteerControl control) {
        return button(control).getText().replaceAll("…|\\s+F\\d+$", "");
    }

    private Optional<String> reason(SteerControl control) {
        return steering.whyNotProperty(control).get();
    }

    private String line(String reason, List<SteerControl> controls) {
        String names = controls.stream().map(this::plain).collect(Collectors.joining(", "));
        return strings.get("rollout.disabled.line", names, reason);
    }
}
