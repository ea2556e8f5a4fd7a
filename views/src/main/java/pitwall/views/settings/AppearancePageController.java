package pitwall.views.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.Preferences;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

/// How the console looks and which language it speaks.
final class AppearancePageController {
    @FXML
    private FlowPane themes;

    @FXML
    private FlowPane densities;

    @FXML
    private FlowPane languages;

    @FXML
    private Slider text;

    @FXML
    private Label textValue;

    @FXML
    private CheckBox motion;

    private final AppearanceViewModel model;
    private final Strings strings;

    AppearancePageController(AppearanceViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        Appearance now = model.appearance().getValue();
        choices(
                themes,
                List.of(Theme.values()),
                now.theme(),
                theme -> strings.get("settings.theme." + theme.name()),
                model::choose);
        choices(
                densities,
                List.of(Density.COMPACT, Density.COSY, Density.COMFORTABLE),
                now.density(),
                density -> strings.get("settings.density." + density.name()),
                model::choose);
        choices(
                languages,
                Preferences.LANGUAGES,
                model.language().getValue(),
                AppearancePageController::ownName,
                model::choose);
        text.setMin(AppearanceViewModel.SMALLEST);
        text.setMax(AppearanceViewModel.LARGEST);
        text.setBlockIncrement(AppearanceViewModel.STEP);
        text.setMajorTickUnit(AppearanceViewModel.STEP);
        text.setMinorTickCount(0);
        text.setSnapToTicks(true);
        text.setValue(now.textPercent());
        text.valueProperty().subscribe(value -> onText(value.doubleValue()));
        text.valueChangingProperty().subscribe(changing -> onText(text.getValue()));
        motion.setSelected(now.reducedMotion());
        motion.selectedProperty().subscribe(model::reduceMotion);
    }

    /// While the thumb is dragged only the figure follows, or the slider would run away below the pointer.
    private void onText(double percent) {
        textValue.setText(strings.formats()
                .wholePercent((int) Math.round(percent / AppearanceViewModel.STEP) * AppearanceViewModel.STEP));
        if (!text.isValueChanging()) {
            model.chooseText(percent);
        }
    }

    private static String ownName(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    private static <T> void choices(
            FlowPane pane, List<T> values, T chosen, Function<T, String> word, Consumer<T> choose) {
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
