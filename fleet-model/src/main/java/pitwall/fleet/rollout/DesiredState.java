package pitwall.fleet.rollout;

import pitwall.fleet.CarId;

/// What people want of one car, as it is kept and told (B-12).
///
/// @param generation rises with every desired state of this car, over all rollouts and for ever
/// @param rollout where it comes from
public record DesiredState(CarId car, long generation, RolloutId rollout, RolloutIntent.Offer offer) {}
