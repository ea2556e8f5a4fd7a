package pitwall.views.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.CarUpdate;

/// What cars did, in memory. Answers at once.
final class ScriptedSteps implements CarSteps {
    final List<Decision> decisions = new ArrayList<>();
    final List<CarUpdate> updates = new ArrayList<>();

    /// So far somebody answers.
    long answered = Long.MAX_VALUE;

    @Override
    public CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit) {
        if (after >= answered) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }
        return CompletableFuture.completedFuture(new Answer.Given<>(decisions.stream()
                .filter(decision -> decision.number() > after)
                .limit(limit)
                .toList()));
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car) {
        return CompletableFuture.completedFuture(
                answered == 0 ? new Answer.Unanswered<>() : new Answer.Given<>(List.copyOf(updates)));
    }
}
