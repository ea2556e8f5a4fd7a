package pitwall.views.wizard.model;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.wizard.plan.Outcomes;
import pitwall.views.wizard.plan.PreviewKeeper;

/// The way from the draft on the desk to a rollout: whether it can be gone now, how carefully it must be confirmed, how
/// far it was gone, and the way back. FX thread; needs no toolkit.
public final class Launching {
    private final ReadOnlyObjectProperty<@Nullable RolloutDraft> draft;
    private final Supplier<Optional<CreateRollout>> wish;
    private final PreviewKeeper preview;
    private final LaunchGate gate;
    private final SentDraft sent;
    private final LaunchFlow flow;

    /// @param wish what the server would be asked for; empty while something is wrong or missing
    Launching(
            ReadOnlyObjectProperty<@Nullable RolloutDraft> draft,
            Supplier<Optional<CreateRollout>> wish,
            PreviewKeeper preview,
            LaunchGate gate,
            SentDraft sent,
            LaunchFlow flow) {
        this.draft = draft;
        this.wish = wish;
        this.preview = preview;
        this.gate = gate;
        this.sent = sent;
        this.flow = flow;
    }

    /// Why it cannot be launched now; empty when it can.
    public Optional<String> whyNot() {
        return gate.whyNot();
    }

    /// How carefully the launch must be confirmed; fails while no draft is open.
    public Danger danger() {
        return gate.danger(Objects.requireNonNull(draft.get(), "no draft is open"));
    }

    /// What the launch is called: a start, or a question to a second person; a message key.
    public String verb() {
        return danger() == Danger.D4 ? "wizard.launch.ask" : "wizard.launch.verb";
    }

    /// Asks, then writes the rollout down and starts it, or asks for approval.
    public void start() {
        if (whyNot().isPresent()) {
            return;
        }
        Optional<CreateRollout> asked = wish.get();
        Optional<Outcomes> counted = preview.outcomesProperty().get();
        if (asked.isPresent() && counted.isPresent()) {
            sent.launch(asked.get(), counted.get(), danger());
        }
    }

    /// Takes back a request for approval, or a plan that was never started; the draft can be edited again.
    public void takeBack() {
        sent.withdraw();
    }

    /// True while a second person is asked: what they read must not change.
    public boolean isWaiting() {
        return sent.isWaiting();
    }

    /// What is written down on the server and not running yet.
    public ReadOnlyObjectProperty<Optional<RolloutEntry>> sentProperty() {
        return sent.entryProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return flow.busyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return flow.troubleProperty();
    }

    public void dismissTrouble() {
        flow.dismissTrouble();
    }
}
