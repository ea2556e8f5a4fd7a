package pitwall.fleet.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetyPolicyTest {
    private static final RuleScope EVERYWHERE = new RuleScope.Everywhere();
    private static final RuleScope MUNICH = new RuleScope.Region("munich");
    private static final UpdateWindow NIGHT = UpdateWindow.daily(LocalTime.of(1, 0), LocalTime.of(5, 0));

    @Test
    void allRulesForACarHoldTogether() {
        SafetyPolicy policy = policy(
                rule(EVERYWHERE, 30),
                rule(MUNICH, 20),
                rule(new RuleScope.Model("i4"), 50),
                rule(new RuleScope.Model("iX"), 90));

        SafetyLimits limits = policy.limits("munich", "i4", rule(EVERYWHERE, 10));

        assertThat(limits.minimumBatteryPercent()).isEqualTo(50);
        assertThat(limits.stationary()).isTrue();
    }

    @Test
    void aPlanCanOnlyAskForMore() {
        SafetyRule nothing = new SafetyRule(EVERYWHERE, false, 0, false, List.of());

        SafetyLimits limits = SafetyPolicy.DEFAULT.limits("munich", "i4", nothing);

        assertThat(limits.stationary()).isTrue();
        assertThat(limits.minimumBatteryPercent()).isEqualTo(SafetyRule.DEFAULT_BATTERY_PERCENT);
        assertThat(limits.notAutonomous()).isTrue();
    }

    @Test
    void aPolicyThatAsksForMoreIsNotWeaker() {
        SafetyPolicy old = policy(rule(EVERYWHERE, 30));
        SafetyRule stricter = new SafetyRule(EVERYWHERE, true, 40, true, List.of(NIGHT));

        assertThat(policy(stricter, rule(MUNICH, 20)).weakenings(old)).isEmpty();
        assertThat(old.weakenings(old)).isEmpty();
    }

    @Test
    void aPolicyThatAsksForLessNamesWhere() {
        SafetyPolicy old = policy(rule(EVERYWHERE, 30), rule(MUNICH, 50));

        assertThat(policy(rule(EVERYWHERE, 29), rule(MUNICH, 50)).weakenings(old))
                .containsExactly(new Weakening(EVERYWHERE, Weakening.Point.BATTERY));
        assertThat(policy(rule(EVERYWHERE, 30)).weakenings(old))
                .containsExactly(
                        new Weakening(MUNICH, Weakening.Point.STATIONARY),
                        new Weakening(MUNICH, Weakening.Point.BATTERY),
                        new Weakening(MUNICH, Weakening.Point.NOT_AUTONOMOUS));
    }

    @Test
    void aWiderWindowIsWeakerAndANarrowerOneIsNot() {
        SafetyPolicy old = policy(windowed(NIGHT));

        UpdateWindow inside = UpdateWindow.daily(LocalTime.of(2, 0), LocalTime.of(4, 0));
        UpdateWindow wider = UpdateWindow.daily(LocalTime.of(1, 0), LocalTime.of(5, 1));
        assertThat(policy(windowed(inside)).weakenings(old)).isEmpty();
        Weakening windows = new Weakening(EVERYWHERE, Weakening.Point.WINDOWS);
        assertThat(policy(windowed(wider)).weakenings(old)).containsExactly(windows);
        assertThat(policy(rule(EVERYWHERE, 30)).weakenings(old)).containsExactly(windows);
    }

    @Test
    void aMovedZoneIsWeakerWhereThereAreWindows() {
        SafetyPolicy old = policy(windowed(NIGHT));
        SafetyPolicy moved =
                new SafetyPolicy(1, old.rules(), Map.of("munich", ZoneId.of("Europe/Berlin")), ZoneOffset.UTC);

        assertThat(moved.weakenings(old)).containsExactly(new Weakening(EVERYWHERE, Weakening.Point.ZONE));
    }

    @Test
    void twoRulesForOneScopeAreABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(rule(MUNICH, 1), rule(MUNICH, 2)));
    }

    private static SafetyPolicy policy(SafetyRule... rules) {
        return new SafetyPolicy(1, List.of(rules), Map.of(), ZoneOffset.UTC);
    }

    private static SafetyRule rule(RuleScope scope, int battery) {
        return new SafetyRule(scope, true, battery, true, List.of());
    }

    private static SafetyRule windowed(UpdateWindow window) {
        return new SafetyRule(EVERYWHERE, true, 30, true, List.of(window));
    }
}
