package pitwall.views.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.PolicyWeakening;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Says in words what somebody asked for. Immutable.
final class ApprovalWords {
    private final Strings strings;
    private final Formats formats;

    ApprovalWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
    }

    /// What it is, in one line.
    String title(ApprovalEntry entry) {
        return switch (entry.kind()) {
            case ROLLOUT_START ->
                strings.get(
                        "approvals.title.start",
                        entry.id(),
                        Optional.ofNullable(entry.version()).orElse(Formats.UNKNOWN));
            case ROLLOUT_ACT -> strings.get("approvals.title.act." + entry.act(), entry.id());
            case SAFETY_POLICY -> strings.get("approvals.title.policy");
        };
    }

    /// Who asked, and how long there is.
    String line(ApprovalEntry entry, Instant now) {
        return strings.get(
                "approvals.line", entry.requestedBy(), formats.age(Duration.between(now, entry.expiresAt())));
    }

    /// What the cars run now, the most frequent first: `4.2.1: 400, 4.2.0: 12`.
    String running(ApprovalEntry entry) {
        if (entry.running().isEmpty()) {
            return Formats.UNKNOWN;
        }
        return entry.running().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(version -> strings.get("approvals.running", version.getKey(), formats.count(version.getValue())))
                .collect(Collectors.joining(", "));
    }

    /// One point at which a policy asks for less.
    String weaker(PolicyWeakening point) {
        String cars = switch (point.scope()) {
            case EVERYWHERE -> strings.get("approvals.policy.everywhere");
            case MODEL -> strings.get("approvals.policy.model", String.valueOf(point.name()));
            case REGION -> strings.get("approvals.policy.region", String.valueOf(point.name()));
        };
        return strings.get("approvals.policy.weaker", cars, strings.get("approvals.policy.point." + point.point()));
    }

    /// Why the person at this console cannot agree; empty if they can.
    Optional<String> whyNot(ApprovalEntry entry) {
        String code = entry.whyNot();
        return code == null
                ? Optional.empty()
                : Optional.of(strings.find("approvals.why-not." + code).orElse(code));
    }
}
