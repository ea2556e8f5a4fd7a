package pitwall.fleet.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.RandomSeed;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;

/// What counts as weaker, held against what a policy really lets through.
class WeakeningTest {
    private static final int ROUNDS = 60_000;
    private static final SafetyRule NOTHING_MORE = SafetyRule.nothingFor(new RuleScope.Everywhere());

    private final RandomSeed seed = RandomSeed.announced("weaker policies");
    private final RandomPolicies some = new RandomPolicies(seed.generator());

    private static List<UpdateVerdict> gates(SafetyPolicy policy, CarFacts car, Instant at) {
        return UpdateCheck.gates(car, policy.limits(car.region(), car.model(), NOTHING_MORE), at);
    }

    @Test
    void whatLetsACarThroughThatWasStoppedIsAlwaysFound() {
        int met = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SafetyPolicy old = some.policy();
            SafetyPolicy next = round % 2 == 0 ? some.near(old) : some.policy();
            CarFacts car = some.car();
            Instant at = some.time();
            if (!gates(old, car, at).isEmpty() && gates(next, car, at).isEmpty()) {
                met++;
                assertThat(next.weakenings(old))
                        .as("%s%n%s%n%s at %s", old, next, car, at)
                        .isNotEmpty();
            }
        }
        assertThat(met).isGreaterThan(ROUNDS / 100);
    }

    @Test
    void everyPointThatIsNamedIsOneAtWhichTheRuleAskedForSomething() {
        for (int round = 0; round < ROUNDS; round++) {
            SafetyPolicy old = some.policy();
            for (Weakening weakening : some.near(old).weakenings(old)) {
                SafetyRule before = old.rules().stream()
                        .filter(rule -> rule.scope().equals(weakening.scope()))
                        .findFirst()
                        .orElseThrow();
                assertThat(asks(before, weakening.point())).isTrue();
            }
        }
    }

    private static boolean asks(SafetyRule rule, Weakening.Point point) {
        return switch (point) {
            case STATIONARY -> rule.stationary();
            case BATTERY -> rule.minimumBatteryPercent() > 0;
            case NOT_AUTONOMOUS -> rule.notAutonomous();
            case CHARGING -> rule.charging();
            case NETWORK -> rule.unmetered();
            case WINDOWS, ZONE -> !rule.windows().isEmpty();
        };
    }

    @Test
    void nothingIsWeakerThanItselfAndEveryMoreIsNone() {
        for (int round = 0; round < ROUNDS / 10; round++) {
            SafetyPolicy policy = some.policy();
            List<SafetyRule> stricter = policy.rules().stream()
                    .map(rule -> new SafetyRule(
                            rule.scope(),
                            true,
                            Math.min(100, rule.minimumBatteryPercent() + 5),
                            true,
                            rule.windows().stream().limit(1).toList(),
                            true,
                            true))
                    .toList();

            assertThat(policy.weakenings(policy)).isEmpty();
            assertThat(new SafetyPolicy(9, stricter, policy.zones(), policy.defaultZone()).weakenings(policy))
                    .isEmpty();
        }
    }

    @Test
    void anEffectNamesEachCarThatTheOtherPolicyJudgesOtherwise() {
        for (int round = 0; round < ROUNDS / 10; round++) {
            SafetyPolicy old = some.policy();
            SafetyPolicy next = some.near(old);
            CarFacts car = some.car();
            Instant at = some.time();
            boolean stopped = !gates(old, car, at).isEmpty();
            boolean stops = !gates(next, car, at).isEmpty();

            PolicyEffect effect = PolicyEffect.of(old, next, List.of(car), at);

            assertThat(effect.opened().contains(car.car())).isEqualTo(stopped && !stops);
            assertThat(effect.closed().isEmpty()).isEqualTo(stopped || !stops);
        }
    }

    @Test
    void aCarIsListedUnderEachReasonThatWouldStopIt() {
        SafetyRule strict = new SafetyRule(new RuleScope.Everywhere(), true, 100, false, List.of());
        SafetyPolicy none = new SafetyPolicy(0, List.of(), Map.of(), SafetyPolicy.DEFAULT.defaultZone());
        SafetyPolicy next = new SafetyPolicy(1, List.of(strict), Map.of(), none.defaultZone());
        CarFacts driving = new CarFacts(
                new CarId("car-1"),
                "munich",
                "i4",
                Connectivity.ONLINE,
                Motion.DRIVING,
                SafetyState.NORMAL,
                50,
                false,
                false,
                null,
                List.of(),
                null,
                null,
                null);

        PolicyEffect effect = PolicyEffect.of(none, next, List.of(driving), Instant.EPOCH);

        assertThat(effect.cars()).isEqualTo(1);
        assertThat(effect.closed().keySet())
                .containsExactlyInAnyOrder(ReasonCode.NOT_STATIONARY, ReasonCode.BATTERY_LOW);
    }
}
