package pitwall.views.wizard.steps;

import java.util.OptionalInt;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.plan.RefusedPhase;

/// What the server said no to, with the name of the phase where it is about one.
final class RefusalWords {
    private RefusalWords() {}

    static String title(WizardViewModel model, String sentence) {
        Strings strings = model.around().strings();
        OptionalInt phase = RefusedPhase.in(sentence, model.draft().phases().size());
        return phase.isEmpty()
                ? strings.get("wizard.plan.refused")
                : strings.get(
                        "wizard.plan.refused.phase",
                        phase.getAsInt() + 1,
                        model.draft().phases().get(phase.getAsInt()).text(PhaseDraft.Text.NAME));
    }
}
