package pitwall.views.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.PolicyWeakening;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
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

    /// One phase of the plan with its gates.
    String phase(PhaseEntry phase) {
        return strings.get(
                "approvals.phase",
                phase.name(),
                formats.count(phase.size()),
                phase.waves().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                phase.parallel(),
                formats.percent(phase.successThreshold() * 100),
                formats.percent(phase.failureLimit() * 100),
                phase.minimumSample(),
                strings.get("approvals.breach." + phase.onBreach()));
    }

    /// Which phases begin with the cars that their query means then, and how many at most.
    List<String> following(RolloutDetail detail) {
        return detail.phases().stream()
                .filter(phase -> phase.mostCars() != null)
                .map(phase -> strings.get(
                        "approvals.following",
                        phase.name(),
                        Objects.requireNonNullElse(phase.query(), ""),
                        Objects.requireNonNullElse(phase.mostCars(), 0)))
                .toList();
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
