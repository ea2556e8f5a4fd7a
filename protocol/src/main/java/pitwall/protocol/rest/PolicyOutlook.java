package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// What another safety policy would change right now.
///
/// @param base revision of the policy in force
/// @param weakened where it is weaker; a second person is needed unless this is empty
/// @param cars how many were looked at
/// @param opened cars that the policy in force stops and the other one would not
/// @param closed cars that only the other one would stop, by its reasons
public record PolicyOutlook(
        Instant at,
        long base,
        List<PolicyWeakening> weakened,
        int cars,
        List<CarId> opened,
        Map<ReasonCode, List<CarId>> closed) {}
