package pitwall.views.wizard.plan;

import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutOutlook;

/// Asks the server what would happen if a plan were launched now. Nothing is written.
@FunctionalInterface
public interface LookAhead {
    /// The future ends on any thread and never fails.
    CompletableFuture<Answer<RolloutOutlook>> preview(CreateRollout plan);
}
