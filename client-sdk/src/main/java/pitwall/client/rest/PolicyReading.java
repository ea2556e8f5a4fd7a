package pitwall.client.rest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import pitwall.client.Answer;
import pitwall.client.SafetyPolicies;
import pitwall.protocol.rest.SafetyPolicyEntry;

/// Asks the server for its safety policy, each time on a virtual thread of its own. Thread-safe.
public final class PolicyReading implements SafetyPolicies {
    private final Asking asking;

    public PolicyReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<SafetyPolicyEntry>> current() {
        return asking.later(FleetApi::safetyPolicy, Function.identity());
    }
}
