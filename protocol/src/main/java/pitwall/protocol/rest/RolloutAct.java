package pitwall.protocol.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// What somebody does to a rollout.
///
/// @param reason in the person's words; needed for reject, pause, advance, abort, rollback and retry, kept with an
/// approval
/// @param everything for a rollback: all phases instead of the running one
/// @param cars for a retry: which; absent for every failed one
/// @param planHash for an approval: what was reviewed
public record RolloutAct(
        @Nullable String reason,
        @Nullable Boolean everything,
        @Nullable Set<CarId> cars,
        @Nullable String planHash) {}
