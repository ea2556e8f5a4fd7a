package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.approvals.ChosenPlan.State;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SamplePlans;

/// Which plan counts as the one that is decided about.
class ChosenPlanTest {
    private static final String HASH = "9f3a".repeat(16);
    private static final String OTHER = "0123".repeat(16);

    private final Map<String, CompletableFuture<Answer<RolloutEntry>>> asked = new HashMap<>();
    private final ChosenPlan plan = new ChosenPlan(
            id -> {
                CompletableFuture<Answer<RolloutEntry>> answer = new CompletableFuture<>();
                asked.put(id, answer);
                return answer;
            },
            () -> CompletableFuture.completedFuture(new Answer.Unanswered<>()),
            Runnable::run);

    private void choose(String rollout, String hash) {
        plan.choose(Optional.of(new ApprovalEntry(
                ApprovalEntry.Kind.ROLLOUT_START,
                rollout,
                "Stack",
                "launch",
                hash,
                4,
                "k.vogt",
                Frames.NOW,
                Frames.NOW.plusSeconds(1_320),
                "",
                412,
                "4.3.0",
                Map.of(),
                null)));
    }

    private void answer(String rollout, Answer<RolloutEntry> answer) {
        CompletableFuture<Answer<RolloutEntry>> question = asked.remove(rollout);
        assertThat(question).as("a question for the plan of %s", rollout).isNotNull();
        if (question != null) {
            question.complete(answer);
        }
    }

    private State state() {
        return plan.stateProperty().get();
    }

    @Test
    void theAnswerToAnEarlierChoiceIsNotTaken() {
        choose("R-1", HASH);
        choose("R-2", HASH);
        answer("R-1", new Answer.Given<>(SamplePlans.usual("R-1", HASH)));
        assertThat(state()).isInstanceOf(State.Asking.class);

        answer("R-2", new Answer.Given<>(SamplePlans.usual("R-2", HASH)));
        assertThat(state())
                .isInstanceOfSatisfying(
                        State.Whole.class,
                        whole -> assertThat(whole.rollout().id()).isEqualTo("R-2"));
    }

    @Test
    void anEditedPlanIsAskedForAnew() {
        choose("R-1", HASH);
        answer("R-1", new Answer.Given<>(SamplePlans.usual("R-1", OTHER)));
        assertThat(state()).isInstanceOf(State.Changed.class);

        choose("R-1", HASH);
        assertThat(asked).as("the same question is not asked again by itself").isEmpty();

        choose("R-1", OTHER);
        answer("R-1", new Answer.Given<>(SamplePlans.usual("R-1", OTHER)));
        assertThat(state()).isInstanceOf(State.Whole.class);
    }

    @Test
    void whatThisComputerRemembersOfAnotherPlanIsNothing() {
        choose("R-1", HASH);
        answer("R-1", new Answer.Remembered<>(SamplePlans.usual("R-1", OTHER), Frames.NOW));

        assertThat(state()).isInstanceOf(State.Unanswered.class);
    }

    @Test
    void whoWaitsNoLongerCanAskAgain() {
        choose("R-1", HASH);
        CompletableFuture<Answer<RolloutEntry>> first = asked.get("R-1");
        plan.giveUp();
        assertThat(state()).isInstanceOf(State.Unanswered.class);
        plan.again();
        assertThat(state()).isInstanceOf(State.Asking.class);
        assertThat(asked.get("R-1")).isNotSameAs(first);
    }
}
