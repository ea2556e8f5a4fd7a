package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.RolloutStatus;

/// What each act of a person would do to a rollout right now, worked out by the engine that would do it.
///
/// @param at server time; cars move on, so the figures are of this moment
/// @param revision for `If-Match` of the act
public record RolloutEffects(String rollout, Instant at, long revision, RolloutStatus status, List<ActEffect> acts) {
    public RolloutEffects {
        acts = List.copyOf(acts);
    }
}
