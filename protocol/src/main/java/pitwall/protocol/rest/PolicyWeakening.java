package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.safety.Weakening;

/// One point at which a policy asks for less than another.
///
/// @param name of the model or region whose rule it is; absent where that is for all cars
public record PolicyWeakening(
        PolicyRules.ScopeKind scope, @Nullable String name, Weakening.Point point) {}
