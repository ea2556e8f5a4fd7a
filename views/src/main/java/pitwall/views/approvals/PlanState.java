package pitwall.views.approvals;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import pitwall.client.Freshness;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.InlineMessage.Severity;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Strings;

/// What stands where the plan, or what a safety policy would change, would be while it is not known, with a way on. FX
/// thread.
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
    ///
    /// @param words the keys of what is said of a plan or of a safety policy begin so
    Node node(ChosenPlan.State state, Freshness freshness, String words) {
        return switch (state) {
            case ChosenPlan.State.None _, ChosenPlan.State.Whole _, ChosenPlan.State.Policy _ -> new VBox();
            case ChosenPlan.State.Asking _ -> new LoadingState(strings.get(words + ".loading"), strings, giveUp);
            case ChosenPlan.State.Void _ -> message(Severity.WARNING, "approvals.policy.void", "");
            case ChosenPlan.State.Changed _ ->
                message(Severity.WARNING, "approvals.plan.changed", strings.get("approvals.plan.changed.detail"));
            case ChosenPlan.State.Part _ ->
                message(Severity.WARNING, "approvals.plan.part", strings.get("approvals.plan.part.detail"));
            case ChosenPlan.State.Refused(String sentence, String correlation) ->
                message(Severity.ERROR, words + ".refused", sentence).withReference(correlation);
            case ChosenPlan.State.Unanswered _ ->
                freshness.allowsCommands() ? message(Severity.ERROR, words + ".unanswered", "") : offline(words);
        };
    }

    private InlineMessage message(Severity severity, String title, String detail) {
        return new InlineMessage(strings, severity, strings.get(title), detail).withRetry(again);
    }

    private Label offline(String words) {
        Label label = new Label(strings.get(words + ".offline"));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
