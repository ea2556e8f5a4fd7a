package pitwall.views.wizard.steps;

import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.model.WizardViewModel;

/// In which order the cars of a phase come. FX thread.
final class OrderBox extends ChoiceBox<PhaseOrder> {
    private final WizardViewModel model;
    private final int number;

    /// @param number of the phase, from 0
    OrderBox(WizardViewModel model, int number) {
        this.model = model;
        this.number = number;
        Strings strings = model.around().strings();
        getItems().setAll(PhaseOrder.values());
        setConverter(new Words(strings));
        setAccessibleText(strings.get("wizard.phases.spoken", number + 1, strings.get("wizard.phases.ORDER")));
        refresh();
        valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.editPhase(number, phase -> phase.order() == chosen ? phase : phase.withOrder(chosen));
            }
        });
    }

    void refresh() {
        List<PhaseDraft> phases = model.draft().phases();
        if (number < phases.size() && getValue() != phases.get(number).order()) {
            setValue(phases.get(number).order());
        }
        setDisable(model.isLocked());
    }

    private static final class Words extends StringConverter<PhaseOrder> {
        private final Strings strings;

        Words(Strings strings) {
            this.strings = strings;
        }

        @Override
        public String toString(@Nullable PhaseOrder value) {
            return value == null ? Formats.UNKNOWN : strings.get("wizard.order." + value);
        }

        @Override
        public @Nullable PhaseOrder fromString(String text) {
            return null;
        }
    }
}
