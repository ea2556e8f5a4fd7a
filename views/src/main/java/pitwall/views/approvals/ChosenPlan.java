package pitwall.views.approvals;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Strings;

/// The whole plan of the rollout that is chosen, which the stream does not carry: asked of the server once for each
/// plan that somebody asks about. Nobody approves what is not known whole, or what is not the plan that was asked
/// about. FX thread; needs no toolkit.
final class ChosenPlan {
    /// What is known of it.
    sealed interface State {
        /// Nothing is chosen, or no rollout.
        record None() implements State {}

        record Asking() implements State {}

        /// @param asOf server time of a plan that this computer remembers; empty for one of now
        record Whole(RolloutEntry rollout, RolloutDetail detail, Optional<Instant> asOf) implements State {}

        /// It is another plan by now than that which was asked about.
        record Changed() implements State {}

        /// The server tells less than its whole plan.
        record Part() implements State {}

        record Refused(String sentence, String correlation) implements State {}

        record Unanswered() implements State {}
    }

    /// The plan that an approval is bound to.
    private record Wanted(String rollout, String hash) {}

    private final Function<String, CompletableFuture<Answer<RolloutEntry>>> plans;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private Optional<Wanted> wanted = Optional.empty();
    private long question;

    /// @param plans asks for the whole plan of the rollout with an id; futures never fail
    ChosenPlan(Function<String, CompletableFuture<Answer<RolloutEntry>>> plans, Executor fxThread) {
        this.plans = plans;
        this.fxThread = fxThread;
    }

    /// Asks unless the same plan is chosen already.
    void choose(Optional<ApprovalEntry> entry) {
        Optional<Wanted> now = entry.filter(one -> one.kind() != ApprovalEntry.Kind.SAFETY_POLICY)
                .map(one -> new Wanted(one.id(), one.hash()));
        if (!now.equals(wanted)) {
            wanted = now;
            ask();
        }
    }

    /// Asks again where the plan as it is now is not known and nobody is asking.
    void again() {
        switch (state.get()) {
            case State.None _, State.Asking _ -> {}
            case State.Whole(RolloutEntry _, RolloutDetail _, Optional<Instant> asOf) -> {
                if (asOf.isPresent()) {
                    ask();
                }
            }
            case State.Changed _, State.Part _, State.Refused _, State.Unanswered _ -> ask();
        }
    }

    private void ask() {
        question++;
        if (wanted.isEmpty()) {
            state.set(new State.None());
            return;
        }
        long now = question;
        Wanted about = wanted.get();
        state.set(new State.Asking());
        CompletableFuture<?> unused = plans.apply(about.rollout())
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (now == question) {
                        state.set(read(about, answer));
                    }
                }));
    }

    /// Waits no longer for the answer that is under way; what comes after all is not taken.
    void giveUp() {
        if (state.get() instanceof State.Asking) {
            question++;
            state.set(new State.Unanswered());
        }
    }

    private static State read(Wanted about, Answer<RolloutEntry> answer) {
        return switch (answer) {
            case Answer.Given<RolloutEntry>(RolloutEntry rollout) ->
                isMeant(about, rollout) ? whole(rollout, Optional.empty()) : new State.Changed();
            case Answer.Remembered<RolloutEntry>(RolloutEntry rollout, Instant asOf) ->
                isMeant(about, rollout) ? whole(rollout, Optional.of(asOf)) : new State.Unanswered();
            case Answer.Refused<RolloutEntry>(int _, String _, String sentence, String correlation) ->
                new State.Refused(sentence, correlation);
            case Answer.Unanswered<RolloutEntry> _ -> new State.Unanswered();
        };
    }

    private static boolean isMeant(Wanted about, RolloutEntry rollout) {
        return rollout.id().equals(about.rollout()) && rollout.planHash().equals(about.hash());
    }

    /// An older server does not say at which times and whether only in parked cars; its plan is not whole.
    private static State whole(RolloutEntry rollout, Optional<Instant> asOf) {
        RolloutDetail detail = rollout.detail();
        boolean all = detail != null
                && detail.windows() != null
                && detail.stationary() != null
                && detail.phases().size() == rollout.phases().size();
        return detail != null && all ? new State.Whole(rollout, detail, asOf) : new State.Part();
    }

    /// Why nobody can say yes to it; empty if somebody can.
    Optional<String> whyNot(Strings strings) {
        return switch (state.get()) {
            case State.None _ -> Optional.empty();
            case State.Asking _ -> Optional.of(strings.get("approvals.plan.why-not.asking"));
            case State.Whole(RolloutEntry _, RolloutDetail _, Optional<Instant> asOf) ->
                asOf.map(_ -> strings.get("approvals.plan.why-not.remembered"));
            case State.Changed _ -> Optional.of(strings.get("approvals.plan.why-not.changed"));
            case State.Part _ -> Optional.of(strings.get("approvals.plan.why-not.part"));
            case State.Refused _, State.Unanswered _ -> Optional.of(strings.get("approvals.plan.why-not.unread"));
        };
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
