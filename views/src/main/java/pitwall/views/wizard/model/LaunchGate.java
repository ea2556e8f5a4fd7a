package pitwall.views.wizard.model;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.FieldProblem;
import pitwall.views.wizard.plan.PreviewKeeper;
import pitwall.views.wizard.plan.PreviewState;

/// How far each step is, and whether and how carefully the draft can be launched now. FX thread; needs no toolkit.
final class LaunchGate {
    private final Parts parts;
    private final FleetModel fleet;
    private final Strings strings;

    /// What it judges.
    ///
    /// @param whyNoServer why nothing can be asked of the server now; empty where it can
    record Parts(
            DraftDesk desk,
            Mistakes mistakes,
            PreviewKeeper preview,
            Revalidation revalidation,
            LaunchFlow flow,
            SentDraft sent,
            ObservableValue<Optional<String>> whyNoServer) {}

    LaunchGate(Parts parts, FleetModel fleet, Strings strings) {
        this.parts = parts;
        this.fleet = fleet;
        this.strings = strings;
    }

    /// Why it cannot be launched now; empty when it can.
    Optional<String> whyNot() {
        if (parts.desk().draftProperty().get() == null) {
            return Optional.of(strings.get("wizard.why.nothing"));
        }
        Optional<String> offline = parts.whyNoServer().getValue();
        if (offline.isPresent()) {
            return offline;
        }
        if (!parts.mistakes().none()) {
            return Optional.of(
                    strings.plural("wizard.why.problems", parts.mistakes().count()));
        }
        return whyNotSent().or(this::whyNotPreviewed);
    }

    private Optional<String> whyNotSent() {
        if (parts.flow().busyProperty().get()) {
            return Optional.of(strings.get("wizard.why.busy"));
        }
        if (parts.sent().isWaiting()) {
            return Optional.of(strings.get("wizard.why.waiting"));
        }
        return parts.sent().whyNot().map(each -> strings.get("wizard.why." + each.word(), each.rollout()));
    }

    private Optional<String> whyNotPreviewed() {
        PreviewKeeper preview = parts.preview();
        if (parts.revalidation().reviewProperty().get().isPresent()) {
            return Optional.of(strings.get("wizard.why.review"));
        }
        if (!preview.isGoodAt(fleet.serverNowProperty().get())) {
            return Optional.of(
                    preview.stateProperty().get() instanceof PreviewState.Fresh
                            ? strings.get("wizard.why.old", strings.formats().age(PreviewKeeper.LIFE))
                            : strings.get("wizard.why.preview"));
        }
        return preview.outcomesProperty()
                        .get()
                        .filter(counted -> counted.touched() == 0)
                        .isPresent()
                ? Optional.of(strings.get("wizard.why.empty"))
                : Optional.empty();
    }

    /// How carefully the launch of a draft must be confirmed.
    Danger danger(RolloutDraft draft) {
        return LaunchQuestion.danger(draft, parts.preview().outcomesProperty().get());
    }

    /// How far a step is.
    StepState stateOf(DraftStep asked) {
        List<FieldProblem> here = parts.mistakes().of(asked);
        if (here.stream().anyMatch(problem -> !problem.missing())) {
            return StepState.WRONG;
        }
        if (!here.isEmpty()) {
            return StepState.NEEDS_INPUT;
        }
        return switch (asked) {
            case WHAT, WHO, PHASES, GATES, POLICY -> StepState.DONE;
            case PREVIEW -> previewStep();
            case LAUNCH -> parts.sent().entryProperty().get().isPresent() ? StepState.NEEDS_INPUT : StepState.OPEN;
        };
    }

    private StepState previewStep() {
        if (parts.revalidation().reviewProperty().get().isPresent()) {
            return StepState.NEEDS_INPUT;
        }
        PreviewKeeper preview = parts.preview();
        return switch (preview.stateProperty().get()) {
            case PreviewState.Nothing() -> StepState.OPEN;
            case PreviewState.Counting() -> StepState.OPEN;
            case PreviewState.Fresh() ->
                preview.isGoodAt(fleet.serverNowProperty().get()) ? StepState.DONE : StepState.NEEDS_INPUT;
            case PreviewState.Stale() -> StepState.NEEDS_INPUT;
            case PreviewState.Refused _ -> StepState.WRONG;
            case PreviewState.Unanswered() -> StepState.NEEDS_INPUT;
        };
    }
}
