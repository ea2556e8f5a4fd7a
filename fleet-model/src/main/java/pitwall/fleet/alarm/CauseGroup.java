package pitwall.fleet.alarm;

import org.jspecify.annotations.Nullable;

/// Alarms of one rule in one region and one rollout, which probably have one cause.
///
/// @param region absent for what is in none
/// @param rollout absent for what belongs to none
public record CauseGroup(
        RuleName rule, @Nullable String region, @Nullable String rollout) {}
