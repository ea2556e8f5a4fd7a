package pitwall.views.wizard.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.client.SafetyPolicies;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.PolicyRules.Rule;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.views.kit.Strings;

/// What the server asks of every change whatever a plan says. A plan can ask for more and never for less. FX thread;
/// needs no toolkit.
public final class PolicyLocks {
    private final SafetyPolicies policies;
    private final Executor fxThread;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<PolicyRules>> rules = new ReadOnlyObjectWrapper<>(Optional.empty());

    PolicyLocks(SafetyPolicies policies, Executor fxThread, Strings strings) {
        this.policies = policies;
        this.fxThread = fxThread;
        this.strings = strings;
    }

    void refresh() {
        CompletableFuture<?> unused = policies.current().thenAccept(answer -> fxThread.execute(() -> take(answer)));
    }

    private void take(Answer<SafetyPolicyEntry> answer) {
        if (answer instanceof Answer.Given<SafetyPolicyEntry>(SafetyPolicyEntry entry)) {
            rules.set(Optional.of(entry.policy()));
        } else if (answer instanceof Answer.Remembered<SafetyPolicyEntry>(SafetyPolicyEntry entry, var _)) {
            rules.set(Optional.of(entry.policy()));
        }
    }

    /// The rules in words, one line each; empty while nobody knows them.
    public List<String> lines() {
        return rules.get()
                .map(known -> known.rules().stream().map(this::line).toList())
                .orElse(List.of());
    }

    private String line(Rule rule) {
        List<String> asked = new ArrayList<>();
        if (rule.stationary()) {
            asked.add(strings.get("wizard.lock.stationary"));
        }
        if (rule.minimumBatteryPercent() > 0) {
            asked.add(strings.get("wizard.lock.battery", strings.formats().wholePercent(rule.minimumBatteryPercent())));
        }
        if (rule.notAutonomous()) {
            asked.add(strings.get("wizard.lock.autonomous"));
        }
        if (Boolean.TRUE.equals(rule.charging())) {
            asked.add(strings.get("wizard.lock.charging"));
        }
        if (Boolean.TRUE.equals(rule.unmetered())) {
            asked.add(strings.get("wizard.lock.unmetered"));
        }
        List<PolicyRules.Window> windows = rule.windows();
        if (windows != null && !windows.isEmpty()) {
            asked.add(strings.get(
                    "wizard.lock.windows",
                    windows.stream()
                            .map(window -> window.from() + "–" + window.to())
                            .collect(Collectors.joining(", "))));
        }
        String name = rule.name();
        String all = asked.isEmpty() ? strings.get("wizard.lock.nothing") : String.join(", ", asked);
        return switch (rule.scope()) {
            case EVERYWHERE -> strings.get("wizard.lock.everywhere", all);
            case MODEL -> strings.get("wizard.lock.model", name == null ? "" : name, all);
            case REGION -> strings.get("wizard.lock.region", name == null ? "" : name, all);
        };
    }

    /// The charge that the server asks of every car; 0 while nobody knows.
    public int minimumBattery() {
        return rules.get().stream()
                .flatMap(known -> known.rules().stream())
                .filter(rule -> rule.scope() == PolicyRules.ScopeKind.EVERYWHERE)
                .mapToInt(Rule::minimumBatteryPercent)
                .max()
                .orElse(0);
    }

    /// The clock that a region lives by; empty while nobody knows.
    public Optional<ZoneId> zoneOf(String region) {
        return rules.get().map(known -> {
            Map<String, String> zones = known.zones();
            String usual = known.defaultZone() == null ? "UTC" : known.defaultZone();
            return ZoneId.of(zones == null ? usual : zones.getOrDefault(region, usual));
        });
    }

    /// Empty while nobody knows them.
    public ReadOnlyObjectProperty<Optional<PolicyRules>> rulesProperty() {
        return rules.getReadOnlyProperty();
    }
}
