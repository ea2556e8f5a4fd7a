package pitwall.client;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutOutlook;

/// What there is to know about rollouts beyond the picture of the fleet. Changes nothing. Thread-safe; futures end on a
/// virtual thread and never fail.
public interface Rollouts {
    /// What would happen if this were launched now.
    CompletableFuture<Answer<RolloutOutlook>> preview(CreateRollout plan);

    /// What waits for a second person, of what the signed-in person may see; the one that ends first comes first.
    CompletableFuture<Answer<List<ApprovalEntry>>> approvals();

    /// One rollout as it stands, with everything that its plan's hash covers.
    CompletableFuture<Answer<RolloutEntry>> rollout(String id);

    /// How far it came, phase by phase and wave by wave, with shares, reasons and gates.
    CompletableFuture<Answer<RolloutLanes>> lanes(String rollout);

    /// What each act of the signed-in person would do to it now, in cars.
    CompletableFuture<Answer<RolloutEffects>> effects(String rollout);

    /// Which cars its queries mean by now and it does not have, and the other way round.
    CompletableFuture<Answer<RolloutDrift>> drift(String rollout);

    /// What became of it, and of which cars.
    CompletableFuture<Answer<RolloutAccount>> account(String rollout);

    /// The same written down, as the server does it. Cancelling the future ends it.
    ///
    /// @param language of a page for people
    CompletableFuture<Answer<String>> document(String rollout, ReportForm form, Locale language);

    /// The cars of a rollout in the order of the plan.
    ///
    /// @param stages only cars in one of these; empty for all
    /// @param page from 1
    /// @param size at most 500
    CompletableFuture<Answer<List<CarUpdate>>> cars(String rollout, Set<CarStage> stages, int page, int size);

    /// The flight recorder: entries with numbers above `after`, the oldest first. What this version cannot read is
    /// left out.
    ///
    /// @param limit at most 500
    CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit);
}
