package pitwall.views.replay;

import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import pitwall.client.Reckoning;
import pitwall.views.kit.Strings;

/// By which time the past is told, and in a sentence what is not told by it. FX thread.
final class ReckoningChoice {
    private final TimeTravel travel;
    private final Strings strings;
    private final MenuButton chosen = new MenuButton();
    private final Label sentence = new Label();

    ReckoningChoice(TimeTravel travel, Strings strings) {
        this.travel = travel;
        this.strings = strings;
        chosen.getStyleClass().addAll("time-step", "time-reckoning");
        chosen.setTooltip(new Tooltip(strings.get("replay.reckoning")));
        ToggleGroup group = new ToggleGroup();
        for (Reckoning each : Reckoning.values()) {
            RadioMenuItem item = new RadioMenuItem(strings.get("replay.reckoning." + each));
            item.setToggleGroup(group);
            item.setUserData(each);
            item.setOnAction(_ -> travel.reckon(each));
            chosen.getItems().add(item);
        }
        sentence.getStyleClass().add("time-sentence");
        sentence.setMinWidth(0);
    }

    /// What is chosen from.
    MenuButton button() {
        return chosen;
    }

    /// What else there is to know of the choice; empty where nothing is.
    Label sentence() {
        return sentence;
    }

    Subscription follow() {
        return travel.reckoningProperty().subscribe(this::show);
    }

    private void show(Reckoning now) {
        String words = strings.get("replay.reckoning." + now);
        chosen.setText(words);
        chosen.setAccessibleText(strings.get("replay.reckoning.spoken", words));
        chosen.getItems().stream()
                .map(RadioMenuItem.class::cast)
                .forEach(item -> item.setSelected(item.getUserData() == now));
        sentence.setText(now == Reckoning.AS_HAPPENED ? strings.get("replay.reckoning.sentence") : "");
    }
}
