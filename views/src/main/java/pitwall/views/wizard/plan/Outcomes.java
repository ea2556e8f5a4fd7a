package pitwall.views.wizard.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutOutlook.PhaseOutlook;
import pitwall.views.drafts.Checked;
import pitwall.views.drafts.Checked.PhaseCount;

/// The server's dry run, added up over its phases. Immutable.
///
/// @param cars of all phases
public record Outcomes(RolloutOutlook outlook, int cars) {
    public static Outcomes of(RolloutOutlook outlook) {
        return new Outcomes(
                outlook, outlook.phases().stream().mapToInt(PhaseOutlook::cars).sum());
    }

    /// Cars that can never take part, by reason; most first.
    public Map<ReasonCode, List<CarId>> excluded() {
        return merged(PhaseOutlook::excluded);
    }

    /// Cars that could not begin now, by reason; most first.
    public Map<ReasonCode, List<CarId>> blocked() {
        return merged(PhaseOutlook::blocked);
    }

    private Map<ReasonCode, List<CarId>> merged(Function<PhaseOutlook, Map<ReasonCode, List<CarId>>> part) {
        Map<ReasonCode, List<CarId>> all = outlook.phases().stream()
                .flatMap(phase -> part.apply(phase).entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList(),
                        TreeMap::new));
        return all.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    /// Cars that can begin now.
    public List<CarId> eligible() {
        return joined(PhaseOutlook::eligible);
    }

    /// Cars that can begin by themselves later.
    public List<CarId> later() {
        return joined(phase -> phase.later().keySet());
    }

    /// Cars that have nothing to go back to.
    public List<CarId> withoutWayBack() {
        return joined(PhaseOutlook::withoutWayBack);
    }

    /// Cars that another rollout changes or plans to.
    public List<CarId> conflicts() {
        return joined(PhaseOutlook::conflicts);
    }

    private List<CarId> joined(Function<PhaseOutlook, Collection<CarId>> part) {
        return outlook.phases().stream()
                .flatMap(phase -> part.apply(phase).stream())
                .toList();
    }

    /// The cars that would be changed: all but the excluded ones.
    public int touched() {
        return cars - excluded().values().stream().mapToInt(List::size).sum();
    }

    /// The most cars that its phases may begin with; empty where all keep those of now.
    public OptionalInt most() {
        boolean follows = outlook.phases().stream().anyMatch(phase -> phase.mostCars() != null);
        return follows
                ? OptionalInt.of(outlook.phases().stream()
                        .mapToInt(phase -> Objects.requireNonNullElse(phase.mostCars(), phase.cars()))
                        .sum())
                : OptionalInt.empty();
    }

    /// What is kept of it, to be compared with later.
    public Checked checked(ReleaseTrust trust) {
        Instant at = outlook.at();
        return new Checked(
                at,
                trust.name(),
                outlook.approvalNeeded(),
                outlook.phases().stream().map(Outcomes::counted).toList());
    }

    private static PhaseCount counted(PhaseOutlook phase) {
        return new PhaseCount(
                phase.name(),
                phase.cars(),
                phase.eligible().size(),
                phase.later().size(),
                sizes(phase.blocked()),
                sizes(phase.excluded()),
                phase.withoutWayBack().size(),
                phase.conflicts().size());
    }

    private static Map<ReasonCode, Integer> sizes(Map<ReasonCode, List<CarId>> lists) {
        return lists.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }
}
