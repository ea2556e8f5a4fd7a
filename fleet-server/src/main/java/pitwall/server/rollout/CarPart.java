package pitwall.server.rollout;

import pitwall.fleet.rollout.CarProgress;

/// What one car had to do with one rollout.
public record CarPart(RolloutCard rollout, CarProgress progress) {}
