package pitwall.views.wizard.steps;

import java.util.EnumMap;
import java.util.Map;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.model.WizardViewModel;

/// The panes of the steps, each made when it is first shown. FX thread.
public final class Steps {
    private final WizardViewModel model;
    private final Map<DraftStep, StepPane> panes = new EnumMap<>(DraftStep.class);

    public Steps(WizardViewModel model) {
        this.model = model;
    }

    public StepPane of(DraftStep step) {
        return panes.computeIfAbsent(step, this::make);
    }

    private StepPane make(DraftStep step) {
        return switch (step) {
            case WHAT -> new WhatStep(model);
            case WHO -> new WhoStep(model);
            case PHASES -> new PhasesStep(model);
            case GATES -> new GatesStep(model);
            case POLICY -> new PolicyStep(model);
            case PREVIEW -> new PreviewStep(model);
            case LAUNCH -> new LaunchStep(model);
        };
    }
}
