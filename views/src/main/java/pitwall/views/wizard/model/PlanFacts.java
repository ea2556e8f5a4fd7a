package pitwall.views.wizard.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FleetModel;
import pitwall.views.wizard.plan.ClockChange;
import pitwall.views.wizard.plan.LastSimilar;
import pitwall.views.wizard.plan.LocalCount;
import pitwall.views.wizard.plan.Outcomes;
import pitwall.views.wizard.plan.PreviewKeeper;

/// What is known beside a plan: the clocks of its regions, and what became of the last one like it. FX thread; needs no
/// toolkit.
public final class PlanFacts {
    /// So far ahead people are told that a clock is changed.
    private static final Duration AHEAD = Duration.ofDays(14);

    private final FleetModel fleet;
    private final LocalCounter counter;
    private final PreviewKeeper preview;
    private final PolicyLocks locks;

    PlanFacts(FleetModel fleet, LocalCounter counter, PreviewKeeper preview, PolicyLocks locks) {
        this.fleet = fleet;
        this.counter = counter;
        this.preview = preview;
        this.locks = locks;
    }

    /// The clock that each region of the chosen cars lives by; empty while nobody knows.
    public Map<String, ZoneId> clocks() {
        Map<String, ZoneId> clocks = new TreeMap<>();
        counter.countProperty()
                .get()
                .map(each -> each.by().getOrDefault(LocalCount.Breakdown.REGION, Map.of()))
                .orElse(Map.of())
                .keySet()
                .forEach(region -> locks.zoneOf(region).ifPresent(zone -> clocks.put(region, zone)));
        return clocks;
    }

    /// Windows of a draft in which the clock is changed before the plan can be over.
    public List<ClockChange> clockChanges(RolloutDraft draft) {
        Instant from = fleet.serverNowProperty().get();
        Instant until = preview.outcomesProperty()
                .get()
                .map(counted -> counted.outlook().latest())
                .filter(latest -> latest.isAfter(from.plus(AHEAD)))
                .orElse(from.plus(AHEAD));
        return ClockChange.inside(draft.policy().windows(), clocks(), from, until);
    }

    /// What became of the last rollout like this draft.
    public Optional<LastSimilar> lastSimilar(RolloutDraft draft) {
        return LastSimilar.of(
                draft.phases().stream()
                        .map(phase -> phase.text(PhaseDraft.Text.NAME).strip())
                        .toList(),
                preview.outcomesProperty().get().map(Outcomes::cars).orElse(0),
                fleet.frame().snapshot().board().rollouts());
    }
}
