package pitwall.server.policy;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.policy.PolicyProposal;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateWindow;
import pitwall.fleet.safety.Weakening;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.PolicyRules.ScopeKind;
import pitwall.protocol.rest.PolicyWeakening;
import pitwall.protocol.rest.SafetyPolicyEntry;

/// Policies in the words of the contract. Pure.
public final class PolicyWords {
    private PolicyWords() {}

    public static PolicyRules rules(SafetyPolicy policy) {
        Map<String, String> zones = new TreeMap<>();
        policy.zones().forEach((region, zone) -> zones.put(region, zone.getId()));
        ZoneId otherwise = policy.defaultZone();
        return new PolicyRules(policy.rules().stream().map(PolicyWords::rule).toList(), zones, otherwise.getId());
    }

    private static PolicyRules.Rule rule(SafetyRule rule) {
        return new PolicyRules.Rule(
                kind(rule.scope()),
                name(rule.scope()),
                rule.stationary(),
                rule.minimumBatteryPercent(),
                rule.notAutonomous(),
                windows(rule.windows()),
                rule.charging() ? true : null,
                rule.unmetered() ? true : null);
    }

    /// Times in which a change may begin, as they travel.
    public static List<PolicyRules.Window> windows(List<UpdateWindow> windows) {
        return windows.stream().map(PolicyWords::window).toList();
    }

    private static PolicyRules.Window window(UpdateWindow window) {
        return new PolicyRules.Window(
                new TreeSet<>(window.days()),
                window.from().toString(),
                window.to().toString());
    }

    private static ScopeKind kind(RuleScope scope) {
        return switch (scope) {
            case RuleScope.Everywhere() -> ScopeKind.EVERYWHERE;
            case RuleScope.Model ignored -> ScopeKind.MODEL;
            case RuleScope.Region ignored -> ScopeKind.REGION;
        };
    }

    private static @Nullable String name(RuleScope scope) {
        return switch (scope) {
            case RuleScope.Everywhere() -> null;
            case RuleScope.Model(String model) -> model;
            case RuleScope.Region(String region) -> region;
        };
    }

    public static List<PolicyWeakening> weakened(List<Weakening> found) {
        return found.stream()
                .map(one -> new PolicyWeakening(kind(one.scope()), name(one.scope()), one.point()))
                .toList();
    }

    /// Where a policy is weaker, each point in a few words, for example `REGION munich: BATTERY`.
    public static List<String> lines(List<Weakening> found) {
        return found.stream()
                .sorted(Comparator.comparing(Weakening::point))
                .map(one -> kind(one.scope())
                        + (name(one.scope()) == null ? "" : " " + name(one.scope()))
                        + ": "
                        + one.point())
                .toList();
    }

    public static SafetyPolicyEntry entry(PolicyVersion version, @Nullable PolicyProposal proposal) {
        return new SafetyPolicyEntry(
                version.policy().revision(),
                rules(version.policy()),
                version.since(),
                version.by(),
                version.approvedBy(),
                version.reason(),
                proposal == null ? null : proposal(proposal));
    }

    public static SafetyPolicyEntry.Proposal proposal(PolicyProposal proposal) {
        return new SafetyPolicyEntry.Proposal(
                proposal.hash(),
                proposal.base(),
                rules(proposal.policy()),
                weakened(proposal.weakened()),
                proposal.approval().requestedBy(),
                proposal.approval().requestedAt(),
                proposal.approval().expiresAt(),
                proposal.reason());
    }
}
