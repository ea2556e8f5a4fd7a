package pitwall.views.wizard;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.model.StepState;
import pitwall.views.wizard.model.WizardViewModel;

/// The seven steps in a row, or in two where the text is large, each with a mark and, for those who listen, the word
/// for it. FX thread.
final class StepList extends WrapRow {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final WizardViewModel model;
    private final Strings strings;
    private final Map<DraftStep, ToggleButton> buttons = new EnumMap<>(DraftStep.class);

    StepList(WizardViewModel model, Strings strings) {
        super(4);
        this.model = model;
        this.strings = strings;
        getStyleClass().add("wizard-steps");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(strings.get("wizard.steps"));
        for (DraftStep step : DraftStep.values()) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().add("wizard-step");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                model.stepProperty().set(step);
                refresh();
            });
            button.setTooltip(new Tooltip(key(step)));
            buttons.put(step, button);
            getChildren().add(button);
        }
        DraftStep[] all = DraftStep.values();
        Label keys = new Label(strings.get("wizard.steps.keys", key(all[0]), key(all[all.length - 1])));
        keys.getStyleClass().addAll("muted", "caption", "wizard-steps-keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(keys);
    }

    private String key(DraftStep step) {
        return model.around().keys().of("draft.step." + step.number(), step.keys());
    }

    void refresh() {
        buttons.forEach((step, button) -> {
            StepState state = model.stateOf(step);
            String name = strings.get("wizard.step." + step.word());
            button.setText(strings.get("wizard.step.label", Integer.toString(step.number()), name, state.mark()));
            button.setAccessibleText(strings.get(
                    "wizard.step.spoken", Integer.toString(step.number()), name, strings.get("wizard.state." + state)));
            button.setSelected(model.stepProperty().get() == step);
            button.pseudoClassStateChanged(WRONG, state == StepState.WRONG);
        });
    }
}
