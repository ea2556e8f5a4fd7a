package pitwall.fleet.safety;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.UpdateKind;

/// What a car is asked to run.
///
/// @param forced lifts the server's own gates (parked, battery, autonomous, window, charger, network), and nothing else
///
/// @param conditions what the plan asks on top of the policy
/// @param notBefore server time; absent if it may begin at once
/// @param notAfter server time; absent if the wish does not end
public record UpdateDemand(
        Release release,
        UpdateKind kind,
        boolean forced,
        SafetyRule conditions,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter) {}
