package pitwall.views.drafts;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.RolloutDraft.LaunchDraft;

/// What a rollout can begin as. Pure.
public final class Templates {
    /// Staged over two regions, a canary first.
    public static final String STAGED = "staged-munich-berlin";
    /// The first ring first, then everybody.
    public static final String RINGS = "rings";
    /// One phase, nothing filled in.
    public static final String EMPTY = "empty";

    /// All that come with the program, in the order in which they are offered.
    public static final List<String> SHIPPED = List.of(STAGED, RINGS, EMPTY);

    private Templates() {}

    /// A new draft.
    ///
    /// @param template one of [#SHIPPED]
    /// @param id of the draft
    public static RolloutDraft draft(String template, String id, String server, String person, Instant now) {
        List<PhaseDraft> phases = switch (template) {
            case STAGED ->
                List.of(
                        PhaseDraft.of("Munich", "region:munich")
                                .with(Text.CANARY, "5 %")
                                .with(Text.WAVES, "10 30 60 %")
                                .with(Text.SOAK, "15 min")
                                .withOrder(PhaseOrder.RANDOM),
                        PhaseDraft.of("Berlin", "region:berlin")
                                .with(Text.WAVES, "25 75 %")
                                .with(Text.SOAK, "15 min")
                                .withOrder(PhaseOrder.RANDOM));
            case RINGS ->
                List.of(
                        PhaseDraft.of("Ring 0", "ring:0")
                                .with(Text.PARALLEL, "10")
                                .with(Text.SOAK, "30 min")
                                .withOrder(PhaseOrder.RANDOM),
                        PhaseDraft.of("Ring 1", "ring:1")
                                .with(Text.WAVES, "25 75 %")
                                .withOrder(PhaseOrder.RANDOM),
                        PhaseDraft.of("Others", "")
                                .with(Text.WAVES, "10 30 60 %")
                                .withOrder(PhaseOrder.RANDOM));
            default -> List.of(PhaseDraft.of("Phase 1", ""));
        };
        return new RolloutDraft(
                id,
                server,
                person,
                "",
                template,
                false,
                "",
                TargetDraft.ALL,
                phases,
                PolicyDraft.USUAL,
                LaunchDraft.AT_ONCE,
                now,
                now,
                null,
                null);
    }
}
