package pitwall.client;

import java.util.concurrent.CompletableFuture;
import pitwall.protocol.rest.SafetyPolicyEntry;

/// What the server asks of every change of a car. Changes nothing. Thread-safe; futures end on a virtual thread and
/// never fail.
public interface SafetyPolicies {
    /// The policy in force.
    CompletableFuture<Answer<SafetyPolicyEntry>> current();
}
