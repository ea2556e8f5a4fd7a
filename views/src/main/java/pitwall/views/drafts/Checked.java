package pitwall.views.drafts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import pitwall.fleet.ReasonCode;

/// What the server counted when a draft was last shown to it, so that a later count can be compared with it.
///
/// @param at server time
/// @param release what the release was worth then, for example `TRUSTED`
/// @param approvalNeeded whether a second person would be asked
public record Checked(Instant at, String release, boolean approvalNeeded, List<PhaseCount> phases) {
    public Checked {
        phases = List.copyOf(phases);
    }

    /// The cars of one phase.
    public record PhaseCount(
            String name,
            int cars,
            int eligible,
            int later,
            Map<ReasonCode, Integer> blocked,
            Map<ReasonCode, Integer> excluded,
            int withoutWayBack,
            int conflicts) {
        public PhaseCount {
            blocked = Map.copyOf(blocked);
            excluded = Map.copyOf(excluded);
        }
    }

    /// The cars of all phases.
    public int cars() {
        return phases.stream().mapToInt(PhaseCount::cars).sum();
    }
}
