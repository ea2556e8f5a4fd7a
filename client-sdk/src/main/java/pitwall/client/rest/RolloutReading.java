package pitwall.client.rest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import pitwall.client.Answer;
import pitwall.client.Rollouts;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutOutlook;

/// Asks the server about rollouts, each time on a virtual thread of its own. Thread-safe.
public final class RolloutReading implements Rollouts {
    private final Asking asking;

    public RolloutReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<RolloutOutlook>> preview(CreateRollout plan) {
        return asking.later((api, bearer) -> api.preview(bearer, plan), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<List<ApprovalEntry>>> approvals() {
        return asking.later(FleetApi::approvals, List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<RolloutLanes>> lanes(String rollout) {
        return asking.later((api, bearer) -> api.rolloutLanes(bearer, rollout), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<RolloutEffects>> effects(String rollout) {
        return asking.later((api, bearer) -> api.rolloutEffects(bearer, rollout), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> cars(String rollout, Set<CarStage> stages, int page, int size) {
        String words = stages.isEmpty()
                ? null
                : stages.stream()
                        .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(","));
        return asking.later((api, bearer) -> api.rolloutCars(bearer, rollout, words, page, size), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit) {
        return asking.later(
                (api, bearer) -> api.decisions(bearer, rollout, after, limit),
                decisions ->
                        decisions.stream().filter(decision -> decision != null).toList());
    }
}
