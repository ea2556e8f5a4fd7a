package pitwall.fleet.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A rollout to begin with: everything but the release, which people then change as they need. Console and server have
/// the same ones.
///
/// @param id for example `staged-munich-berlin`; what people read is in the words of the console
/// @param minimumBatteryPercent asked of every car on top of the safety policy
public record RolloutTemplate(String id, List<Stage> stages, int minimumBatteryPercent) {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// The cars for trying things out, then Munich, then Berlin (E-2).
    public static final RolloutTemplate STAGED_MUNICH_BERLIN = new RolloutTemplate(
            "staged-munich-berlin",
            List.of(
                    new Stage(
                            "Canary",
                            "ring:0",
                            WaveShape.WHOLE,
                            10,
                            GateRules.DEFAULT,
                            soaking(HALF_AN_HOUR),
                            PhaseOrder.BY_ID),
                    region("Munich", "region:munich", waves(10, 30, 60)),
                    region("Berlin", "region:berlin", waves(25, 75))),
            30);

    /// A few cars anywhere, then ever more of them.
    public static final RolloutTemplate CANARY_THEN_ALL = new RolloutTemplate(
            "canary-then-all",
            List.of(new Stage(
                    "All",
                    "region:*",
                    new WaveShape(new Canary.Percent(1), List.of(10, 30, 60)),
                    200,
                    GateRules.DEFAULT,
                    soaking(HALF_AN_HOUR),
                    PhaseOrder.RANDOM)),
            30);

    public RolloutTemplate {
        stages = List.copyOf(stages);
    }

    /// All of them, in the order in which people are shown them.
    public static List<RolloutTemplate> all() {
        return List.of(STAGED_MUNICH_BERLIN, CANARY_THEN_ALL);
    }

    /// The one with this id.
    public static Optional<RolloutTemplate> of(String id) {
        return all().stream().filter(template -> template.id().equals(id)).findFirst();
    }

    /// One phase before it is known which cars it has.
    ///
    /// @param query of the filter language; a car belongs to the first stage that matches
    public record Stage(
            String name,
            String query,
            WaveShape shape,
            int parallel,
            GateRules gates,
            Timing timing,
            PhaseOrder order) {}

    private static Stage region(String name, String query, WaveShape shape) {
        return new Stage(name, query, shape, 200, GateRules.DEFAULT, soaking(QUARTER), PhaseOrder.RANDOM);
    }

    private static WaveShape waves(Integer... percents) {
        return new WaveShape(new Canary.None(), List.of(percents));
    }

    private static Timing soaking(Duration soak) {
        Timing usual = Timing.DEFAULT;
        return new Timing(soak, usual.waitAfter(), usual.phaseTimeout(), usual.carTimeout(), usual.rollbackTimeout());
    }
}
