package pitwall.views.settings;

import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.Preferences;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;
import pitwall.views.tray.TrayChoice;

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

    @FXML
    private VBox tray;

    @FXML
    private FlowPane trays;

    @FXML
    private Label trayMissing;

    private final AppearanceViewModel model;
    private final Strings strings;

    AppearancePageController(AppearanceViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        Appearance now = model.appearance().getValue();
        RadioChoices.fill(
                themes,
                List.of(Theme.values()),
                now.theme(),
                theme -> strings.get("settings.theme." + theme.name()),
                model::choose);
        RadioChoices.fill(
                densities,
                List.of(Density.COMPACT, Density.COSY, Density.COMFORTABLE),
                now.density(),
                density -> strings.get("settings.density." + density.name()),
                model::choose);
        RadioChoices.fill(
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
        RadioChoices.fill(
                trays,
                List.of(TrayChoice.values()),
                model.tray(),
                choice -> strings.get("settings.tray." + choice.name()),
                model::choose);
        trayMissing.visibleProperty().bind(model.isTrayMissing());
        trayMissing.managedProperty().bind(trayMissing.visibleProperty());
        tray.setVisible(model.offersTray());
        tray.setManaged(model.offersTray());
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
}
