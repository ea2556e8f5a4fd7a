package pitwall.views.ports;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApprovalEntry;

/// Asks what waits for a second person.
@FunctionalInterface
public interface Approvals {
    /// Of what the signed-in person may see; the one that ends first comes first. The future never fails.
    CompletableFuture<Answer<List<ApprovalEntry>>> waiting();
}
