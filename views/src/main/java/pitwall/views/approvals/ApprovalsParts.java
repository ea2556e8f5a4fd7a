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
import pitwall.views.fx.FleetModel;

/// What the inbox needs from the program around it.
///
/// @param approvals asks what waits for a second person
/// @param policies tell what a weaker safety policy would change
/// @param prove tells the server once more who decides, and says whether it agrees; wipes the password
public record ApprovalsParts(
        FleetModel fleet,
        Supplier<CompletableFuture<Answer<List<ApprovalEntry>>>> approvals,
        SafetyPolicies policies,
        Commands commands,
        Function<char[], CompletableFuture<Boolean>> prove,
        Executor fxThread) {}
