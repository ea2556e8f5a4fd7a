package pitwall.fleet.query;

import java.time.Instant;
import pitwall.fleet.AgeLimits;
import pitwall.fleet.FreshnessPolicy;

/// The moment as of which a fleet is looked at. Immutable; make one for a whole pass over the cars.
public final class QueryContext {
    private final Instant now;
    private final FreshnessPolicy policy;
    private final AgeLimits limits;

    /// @param now server time
    public QueryContext(Instant now, FreshnessPolicy policy) {
        this.now = now;
        this.policy = policy;
        this.limits = policy.at(now);
    }

    public Instant now() {
        return now;
    }

    public FreshnessPolicy policy() {
        return policy;
    }

    /// The age limits of the policy as of [#now()].
    public AgeLimits limits() {
        return limits;
    }
}
