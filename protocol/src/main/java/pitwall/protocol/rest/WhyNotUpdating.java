package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// Why a car is not being changed, and when it could be.
///
/// @param policyRevision of the safety policy it was judged by
/// @param version that is wanted or was asked about; absent if nothing is wanted of the car
/// @param rollout that wants it; absent if nothing is wanted, or the question named the version
/// @param verdicts the gravest first; empty if nothing stands against it, or nothing is wanted
public record WhyNotUpdating(
        CarId car,
        Instant at,
        long policyRevision,
        @Nullable String version,
        @Nullable String rollout,
        List<DesiredCar.Verdict> verdicts) {}
