package pitwall.views.approvals;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.client.SafetyPolicies;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.views.kit.Strings;

/// The whole plan of the rollout that is chosen, or all that the chosen safety policy would change, which the stream
/// does not carry: asked of the server once for each that somebody asks about. Nobody approves what is not known whole,
/// or what is not that which was asked about. FX thread; needs no toolkit.
final class ChosenPlan {
    /// What is known of it.
    sealed interface State {
        /// Nothing is chosen.
        record None() implements State {}

        record Asking() implements State {}

        /// @param asOf server time of a plan that this computer remembers; empty for one of now
        record Whole(RolloutEntry rollout, RolloutDetail detail, Optional<Instant> asOf) implements State {}

        /// What a weaker safety policy would be, and what holds now.
        ///
        /// @param asOf server time of an answer that this computer remembers; empty for one of now
        record Policy(SafetyPolicyEntry inForce, SafetyPolicyEntry.Proposal proposal, Optional<Instant> asOf)
                implements State {}

        /// The safety policy is asked for no longer.
        record Void() implements State {}

        /// It is another plan by now than that which was asked about.
        record Changed() implements State {}

        /// The server tells less than its whole plan.
        record Part() implements State {}

        record Refused(String sentence, String correlation) implements State {}

        record Unanswered() implements State {}
    }

    /// The plan that an approval is bound to.
    ///
    /// @param policy whether it is a safety policy; a rollout otherwise
    private record Wanted(boolean policy, String id, String hash) {}

    private final Function<String, CompletableFuture<Answer<RolloutEntry>>> plans;
    private final SafetyPolicies policies;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
    private Optional<Wanted> wanted = Optional.empty();
    private long question;

    /// @param plans asks for the whole plan of the rollout with an id; futures never fail
    ChosenPlan(
            Function<String, CompletableFuture<Answer<RolloutEntry>>> plans,
            SafetyPolicies policies,
            Executor fxThread) {
        this.plans = plans;
        this.policies = policies;
        this.fxThread = fxThread;
    }

    /// Asks unless the same plan is chosen already.
    void choose(Optional<ApprovalEntry> entry) {
        Optional<Wanted> now =
                entry.map(one -> new Wanted(one.kind() == ApprovalEntry.Kind.SAFETY_POLICY, one.id(), one.hash()));
        if (!now.equals(wanted)) {
            wanted = now;
            ask();
        }
    }

    /// Asks again where the plan as it is now is not known and nobody is asking.
    void again() {
        switch (state.get()) {
            case State.None _, State.Asking _ -> {}
            case State.Whole(RolloutEntry _, RolloutDetail _, Optional<Instant> asOf) -> asOf.ifPresent(_ -> ask());
            case State.Policy(SafetyPolicyEntry _, SafetyPolicyEntry.Proposal _, Optional<Instant> asOf) ->
                asOf.ifPresent(_ -> ask());
            case State.Changed _, State.Void _, State.Part _, State.Refused _, State.Unanswered _ -> ask();
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
        CompletableFuture<State> read = about.policy()
                ? policies.current().thenApply(answer -> readPolicy(about, answer))
                : plans.apply(about.id()).thenApply(answer -> read(about, answer));
        CompletableFuture<?> unused = read.thenAccept(found -> fxThread.execute(() -> {
            if (now == question) {
                state.set(found);
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

    private static State readPolicy(Wanted about, Answer<SafetyPolicyEntry> answer) {
        return switch (answer) {
            case Answer.Given<SafetyPolicyEntry>(SafetyPolicyEntry policy) -> policy(about, policy, Optional.empty());
            case Answer.Remembered<SafetyPolicyEntry>(SafetyPolicyEntry policy, Instant asOf) ->
                policy(about, policy, Optional.of(asOf));
            case Answer.Refused<SafetyPolicyEntry>(int _, String _, String sentence, String correlation) ->
                new State.Refused(sentence, correlation);
            case Answer.Unanswered<SafetyPolicyEntry> _ -> new State.Unanswered();
        };
    }

    private static State policy(Wanted about, SafetyPolicyEntry policy, Optional<Instant> asOf) {
        SafetyPolicyEntry.Proposal proposal = policy.proposal();
        if (proposal != null && proposal.hash().equals(about.hash())) {
            return new State.Policy(policy, proposal, asOf);
        }
        return asOf.isPresent() ? new State.Unanswered() : new State.Void();
    }

    private static boolean isMeant(Wanted about, RolloutEntry rollout) {
        return rollout.id().equals(about.id()) && rollout.planHash().equals(about.hash());
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
            case State.Asking _ -> whyNot(strings, "asking");
            case State.Whole(RolloutEntry _, RolloutDetail _, Optional<Instant> asOf) ->
                asOf.flatMap(_ -> whyNot(strings, "remembered"));
            case State.Policy(SafetyPolicyEntry _, SafetyPolicyEntry.Proposal _, Optional<Instant> asOf) ->
                asOf.flatMap(_ -> whyNot(strings, "remembered"));
            case State.Void _ -> Optional.of(strings.get("approvals.policy.void"));
            case State.Changed _ -> whyNot(strings, "changed");
            case State.Part _ -> whyNot(strings, "part");
            case State.Refused _, State.Unanswered _ -> whyNot(strings, "unread");
        };
    }

    private Optional<String> whyNot(Strings strings, String reason) {
        boolean policy = wanted.filter(Wanted::policy).isPresent();
        return Optional.of(
                policy
                        ? strings.get("approvals.policy.why-not." + reason)
                        : strings.get("approvals.plan.why-not." + reason));
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
