package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.RolloutTemplate;

/// A template as a plan in the making: add a name and a version, change what you like, and ask for it.
///
/// @param id see [RolloutTemplate#id]
public record RolloutTemplateEntry(String id, List<CreateRollout.PhaseWish> phases, int minimumBatteryPercent) {
    public RolloutTemplateEntry {
        phases = List.copyOf(phases);
    }

    public static RolloutTemplateEntry of(RolloutTemplate template) {
        return new RolloutTemplateEntry(
                template.id(),
                template.stages().stream().map(RolloutTemplateEntry::phase).toList(),
                template.minimumBatteryPercent());
    }

    /// What to ask for.
    public CreateRollout plan(String name, String version) {
        return new CreateRollout(name, version, null, phases, null, null, minimumBatteryPercent, null, null, null);
    }

    private static CreateRollout.PhaseWish phase(RolloutTemplate.Stage stage) {
        return new CreateRollout.PhaseWish(
                stage.name(),
                stage.query(),
                null,
                cars(stage.shape().canary()),
                percent(stage.shape().canary()),
                stage.shape().percents(),
                stage.parallel(),
                stage.gates().successThreshold(),
                stage.gates().failureLimit(),
                stage.gates().minimumSample(),
                stage.gates().canaryHealthy(),
                stage.gates().safetyChecks(),
                stage.gates().onBreach(),
                stage.timing().soak(),
                stage.timing().waitAfter(),
                stage.timing().phaseTimeout(),
                stage.timing().carTimeout(),
                stage.timing().rollbackTimeout(),
                stage.order());
    }

    private static @Nullable Integer cars(Canary canary) {
        return canary instanceof Canary.Count(int cars) ? cars : null;
    }

    private static @Nullable Integer percent(Canary canary) {
        return canary instanceof Canary.Percent(int percent) ? percent : null;
    }
}
