package pitwall.fleet.safety;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// When cars may be changed, as data: rules for all cars, for models and for regions. All rules that are for a car hold
/// together, so that a narrower rule can only ask for more.
///
/// @param revision counts the changes of the policy
/// @param rules at most one for a scope
/// @param zones the zone of each region, for its wall clock; regions without one use `defaultZone`
public record SafetyPolicy(long revision, List<SafetyRule> rules, Map<String, ZoneId> zones, ZoneId defaultZone) {
    /// The shipped policy: parked, 30 % battery, not autonomous, at any time.
    public static final SafetyPolicy DEFAULT =
            new SafetyPolicy(0, List.of(SafetyRule.DEFAULT), Map.of(), ZoneOffset.UTC);

    public SafetyPolicy {
        rules = List.copyOf(rules);
        zones = Map.copyOf(zones);
        if (rules.stream().map(SafetyRule::scope).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("two rules for the same scope");
        }
    }

    /// What the rules ask together of cars of this region and model, with `more` that a plan asks on top.
    public SafetyLimits limits(String region, String model, SafetyRule more) {
        List<SafetyRule> holding = new ArrayList<>();
        for (SafetyRule rule : rules) {
            if (rule.scope().covers(region, model)) {
                holding.add(rule);
            }
        }
        if (more.scope().covers(region, model)) {
            holding.add(more);
        }
        return SafetyLimits.of(holding, zones.getOrDefault(region, defaultZone));
    }

    /// The scopes in which this policy would allow what `old` forbids. Such a change is an action of its own, with a
    /// second person (G-6). A changed zone counts wherever there are windows.
    public List<RuleScope> weakerThan(SafetyPolicy old) {
        List<RuleScope> weaker = new ArrayList<>();
        for (SafetyRule before : old.rules) {
            SafetyRule after = rules.stream()
                    .filter(rule -> rule.scope().equals(before.scope()))
                    .findFirst()
                    .orElse(new SafetyRule(before.scope(), false, 0, false, List.of()));
            boolean moved = !before.windows().isEmpty() && !sameZones(old);
            if (!before.asksForNothing() && (after.isWeakerThan(before) || moved)) {
                weaker.add(before.scope());
            }
        }
        return List.copyOf(weaker);
    }

    private boolean sameZones(SafetyPolicy old) {
        return defaultZone.equals(old.defaultZone) && new TreeMap<>(zones).equals(new TreeMap<>(old.zones));
    }
}
