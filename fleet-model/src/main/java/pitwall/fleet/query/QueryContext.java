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
        this(now, now, policy);
    }

    /// A look at a fleet that was last heard of a while ago: ages grow until `now`, conditions are those of `known`.
    ///
    /// @param now server time, from which ages such as `seen:>5m` are counted
    /// @param known the moment as of which a car is stale or offline
    public QueryContext(Instant now, Instant known, FreshnessPolicy policy) {
        this.now = now;
        this.policy = policy;
        this.limits = policy.at(known);
    }

    public Instant now() {
        return now;
    }

    public FreshnessPolicy policy() {
        return policy;
    }

    /// The age limits by which conditions are told.
    public AgeLimits limits() {
        return limits;
    }
}
