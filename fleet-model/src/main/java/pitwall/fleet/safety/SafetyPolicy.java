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

    /// Where this policy would allow what `old` forbids, in the order of the rules of `old`; empty if nowhere. Such a
    /// change is an action of its own, with a second person (G-6). Each rule is compared with what replaces it, so that
    /// a demand that merely moves to another rule also counts, as does a changed zone wherever there are windows.
    public List<Weakening> weakenings(SafetyPolicy old) {
        List<Weakening> found = new ArrayList<>();
        for (SafetyRule before : old.rules) {
            RuleScope scope = before.scope();
            rule(scope).weakerPoints(before).forEach(point -> found.add(new Weakening(scope, point)));
            if (!before.windows().isEmpty() && !sameZones(old)) {
                found.add(new Weakening(scope, Weakening.Point.ZONE));
            }
        }
        return List.copyOf(found);
    }

    private SafetyRule rule(RuleScope scope) {
        return rules.stream()
                .filter(rule -> rule.scope().equals(scope))
                .findFirst()
                .orElseGet(() -> SafetyRule.nothingFor(scope));
    }

    private boolean sameZones(SafetyPolicy old) {
        return defaultZone.equals(old.defaultZone) && new TreeMap<>(zones).equals(new TreeMap<>(old.zones));
    }

    /// Whether both ask for the same, whatever their revisions.
    public boolean saysTheSameAs(SafetyPolicy other) {
        return rules.equals(other.rules) && sameZones(other);
    }

    /// The same demands as the `number`th change.
    public SafetyPolicy numbered(long number) {
        return new SafetyPolicy(number, rules, zones, defaultZone);
    }
}
