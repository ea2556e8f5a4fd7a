package pitwall.views.drafts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.PhaseOrder;

/// One phase as it is typed.
///
/// @param texts everything that is typed; what is missing is the default
/// @param canaryHealthy the canary must be healthy at the end of its soak
/// @param safetyChecks no car may be in safe mode or stopped by hand at the end of a soak
/// @param chosenOrder in which its cars come; absent where nobody chose, as in drafts from before there was a choice
public record PhaseDraft(
        Map<Text, String> texts,
        boolean canaryHealthy,
        boolean safetyChecks,
        OnBreach onBreach,
        @Nullable PhaseOrder chosenOrder) {
    /// What is typed about a phase.
    public enum Text {
        NAME(""),
        TARGETS(""),
        CANARY(""),
        WAVES("100 %"),
        PARALLEL("200"),
        SOAK("5 min"),
        SUCCESS("80 %"),
        FAILURE("5 %"),
        SAMPLE("20"),
        WAIT("5 min"),
        PHASE_TIMEOUT("6 h"),
        CAR_TIMEOUT("5 min");

        private final String usual;

        Text(String usual) {
            this.usual = usual;
        }

        /// What stands there before anybody typed; the server's defaults.
        public String usual() {
            return usual;
        }
    }

    public PhaseDraft {
        texts = Map.copyOf(texts);
    }

    /// A phase with all defaults.
    public static PhaseDraft of(String name, String targets) {
        return new PhaseDraft(
                Map.of(Text.NAME, name, Text.TARGETS, targets), true, true, OnBreach.ROLL_BACK_PHASE, null);
    }

    public String text(Text text) {
        return Objects.requireNonNullElse(texts.get(text), text.usual());
    }

    public PhaseDraft with(Text text, String typed) {
        Map<Text, String> changed = new EnumMap<>(Text.class);
        changed.putAll(texts);
        changed.put(text, typed);
        return new PhaseDraft(changed, canaryHealthy, safetyChecks, onBreach, chosenOrder);
    }

    public PhaseDraft withCanaryHealthy(boolean changed) {
        return new PhaseDraft(texts, changed, safetyChecks, onBreach, chosenOrder);
    }

    public PhaseDraft withSafetyChecks(boolean changed) {
        return new PhaseDraft(texts, canaryHealthy, changed, onBreach, chosenOrder);
    }

    public PhaseDraft withOnBreach(OnBreach changed) {
        return new PhaseDraft(texts, canaryHealthy, safetyChecks, changed, chosenOrder);
    }

    /// In which its cars come.
    public PhaseOrder order() {
        return Objects.requireNonNullElse(chosenOrder, PhaseOrder.BY_ID);
    }

    public PhaseDraft withOrder(PhaseOrder changed) {
        return new PhaseDraft(texts, canaryHealthy, safetyChecks, onBreach, changed);
    }
}
