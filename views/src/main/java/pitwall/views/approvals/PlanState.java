package pitwall.views.approvals;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import pitwall.client.Freshness;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.InlineMessage.Severity;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Strings;

/// What stands where the plan would be while it is not known, with a way on. FX thread.
final class PlanState {
    private final Strings strings;
    private final Runnable again;
    private final Runnable giveUp;

    /// @param again asks anew what waits, and for the plan
    /// @param giveUp waits no longer
    PlanState(Strings strings, Runnable again, Runnable giveUp) {
        this.strings = strings;
        this.again = again;
        this.giveUp = giveUp;
    }

    /// Nothing where there is nothing to say.
    Node node(ChosenPlan.State state, Freshness freshness) {
        return switch (state) {
            case ChosenPlan.State.None _, ChosenPlan.State.Whole _ -> new VBox();
            case ChosenPlan.State.Asking _ -> new LoadingState(strings.get("approvals.plan.loading"), strings, giveUp);
            case ChosenPlan.State.Changed _ ->
                message(Severity.WARNING, "approvals.plan.changed", strings.get("approvals.plan.changed.detail"));
            case ChosenPlan.State.Part _ ->
                message(Severity.WARNING, "approvals.plan.part", strings.get("approvals.plan.part.detail"));
            case ChosenPlan.State.Refused(String sentence, String correlation) ->
                message(Severity.ERROR, "approvals.plan.refused", sentence).withReference(correlation);
            case ChosenPlan.State.Unanswered _ ->
                freshness.allowsCommands() ? message(Severity.ERROR, "approvals.plan.unanswered", "") : offline();
        };
    }

    private InlineMessage message(Severity severity, String title, String detail) {
        return new InlineMessage(strings, severity, strings.get(title), detail).withRetry(again);
    }

    private Label offline() {
        Label label = new Label(strings.get("approvals.plan.offline"));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
