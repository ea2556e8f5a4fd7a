package pitwall.views.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// One of a few values, each with its word beside a button. FX thread.
final class RadioChoices {
    private RadioChoices() {}

    /// @param word how a value is called
    /// @param choose takes what the person picks
    static <T> void fill(FlowPane pane, List<T> values, T chosen, Function<T, String> word, Consumer<T> choose) {
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioButton button = new RadioButton(word.apply(value));
            button.setToggleGroup(group);
            button.setSelected(value.equals(chosen));
            button.setOnAction(ignored -> choose.accept(value));
            pane.getChildren().add(button);
        }
    }
}
