package pitwall.views.replay;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import pitwall.views.kit.Strings;
import pitwall.views.replay.TimeMarks.What;

/// The way to the event before and the one after, and what counts as one. FX thread.
final class EventSteps extends HBox {
    private final TimeMarks marks;
    private final Strings strings;
    private final MenuButton chosen = new MenuButton();

    EventSteps(TimeMarks marks, Strings strings) {
        this.marks = marks;
        this.strings = strings;
        setAlignment(Pos.CENTER);
        getStyleClass().add("time-events");
        chosen.getStyleClass().add("time-step");
        chosen.setTooltip(new Tooltip(strings.get("replay.events")));
        ToggleGroup group = new ToggleGroup();
        for (What what : What.values()) {
            RadioMenuItem item = new RadioMenuItem(strings.get("replay.events." + what));
            item.setToggleGroup(group);
            item.setSelected(marks.steppedProperty().get() == what);
            item.setOnAction(_ -> choose(what));
            chosen.getItems().add(item);
        }
        choose(marks.steppedProperty().get());
        getChildren().setAll(step("replay.event.back", true), chosen, step("replay.event.on", false));
    }

    private void choose(What what) {
        marks.steppedProperty().set(what);
        chosen.setText(strings.get("replay.events." + what));
        chosen.setAccessibleText(strings.get("replay.events.spoken", strings.get("replay.events." + what)));
    }

    private Button step(String key, boolean back) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("time-step");
        button.setAccessibleText(strings.get(key + ".spoken"));
        button.setTooltip(new Tooltip(strings.get(key + ".spoken")));
        button.setOnAction(_ -> marks.step(marks.steppedProperty().get(), back));
        return button;
    }
}
