package pitwall.views.approvals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.client.Answer;
import pitwall.client.Commands;
import pitwall.client.SafetyPolicies;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Connections;

/// What the inbox needs from the program around it.
///
/// @param approvals asks what waits for a second person
/// @param plans asks for the whole plan of the rollout with an id
/// @param policies tell what a weaker safety policy would change
/// @param connections tells the server once more who decides
public record ApprovalsParts(
        FleetModel fleet,
        Supplier<CompletableFuture<Answer<List<ApprovalEntry>>>> approvals,
        Function<String, CompletableFuture<Answer<RolloutEntry>>> plans,
        SafetyPolicies policies,
        Commands commands,
        Connections connections,
        Executor fxThread) {}
