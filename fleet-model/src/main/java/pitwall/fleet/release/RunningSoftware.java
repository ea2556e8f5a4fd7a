package pitwall.fleet.release;

import org.jspecify.annotations.Nullable;

/// What a car's state says about the build it runs. Nothing else proves an update.
///
/// @param confirmed the car was healthy after the switch and boots this build next
/// @param healthy the car's agent reports itself and its workload as running
/// @param agent the version of the agent that reports it; absent if it never said
public record RunningSoftware(
        Software software,
        boolean confirmed,
        boolean healthy,
        @Nullable String agent) {
    /// What an agent reports that does not say its own version.
    public RunningSoftware(Software software, boolean confirmed, boolean healthy) {
        this(software, confirmed, healthy, null);
    }

    /// Whether this proves that `wanted` runs: version and bytes agree, it is confirmed, and the car is healthy.
    public boolean proves(Software wanted) {
        return confirmed && healthy && software.isSameBuild(wanted);
    }
}
