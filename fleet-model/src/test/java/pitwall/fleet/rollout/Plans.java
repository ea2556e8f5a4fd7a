package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.SafetyRule;

/// Plans, releases and targets for tests.
final class Plans {
    static final Instant START = Instant.parse("2026-05-04T12:00:00Z");
    static final Software OLD = new Software("4.2.1", "a".repeat(64), 41);
    static final Release NEW = release(ReleaseTrust.TRUSTED);
    static final Timing QUICK = new Timing(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(3));

    private Plans() {}

    static Release release(ReleaseTrust trust) {
        return new Release(
                "4.3.0",
                new Artifact("b".repeat(64), 1_000),
                43,
                trust,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                "",
                Set.of(),
                START);
    }

    static Target target(int number) {
        return new Target(car(number), "munich", "i4", List.of(OLD));
    }

    static CarId car(int number) {
        return new CarId("car-%05d".formatted(number));
    }

    /// Cars `from` up to, not including, `to`.
    static List<Target> targets(int from, int to) {
        return IntStream.range(from, to).mapToObj(Plans::target).toList();
    }

    static Phase phase(List<Target> targets, WaveShape shape, int parallel) {
        return new Phase("Munich", targets, shape, parallel, GateRules.DEFAULT, QUICK);
    }

    static RolloutPlan plan(Phase... phases) {
        return new RolloutPlan(
                new RolloutId("R-1"),
                "A plan",
                NEW,
                UpdateKind.UPDATE,
                List.of(phases),
                SafetyRule.DEFAULT,
                LaunchTerms.AT_ONCE);
    }
}
