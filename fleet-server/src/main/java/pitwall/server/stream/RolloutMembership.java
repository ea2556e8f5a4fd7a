package pitwall.server.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;

/// Which rollouts a reader of a limited view is shown right now. Owned by the thread of its console.
///
/// A query limits cars, not rollouts. A scope limits both: who sees only some of a rollout's cars is shown their
/// figures and not those of the others.
final class RolloutMembership {
    private final Set<String> members = new HashSet<>();

    /// Begins anew with the rollouts of a cut that are in view, and returns them.
    List<RolloutView> begin(Collection<RolloutPicture> rollouts, View view) {
        members.clear();
        List<RolloutView> seen = new ArrayList<>();
        if (view.hasRollouts()) {
            rollouts.forEach(rollout -> seen(rollout, view).ifPresent(seen::add));
        }
        seen.forEach(rollout -> members.add(rollout.id()));
        return seen;
    }

    /// Writes what a change says to this view.
    void follow(RolloutChange change, View view, EventWriter writer) {
        RolloutPicture after = change.after();
        Optional<RolloutView> seen = after == null ? Optional.empty() : seen(after, view);
        if (seen.isEmpty()) {
            if (members.remove(change.id())) {
                writer.causedBy(change.causes());
                writer.add(new FleetEvent.RolloutRemoved(change.id()));
            }
            return;
        }
        writer.causedBy(change.causes());
        boolean isNew = members.add(change.id());
        writer.add(isNew ? new FleetEvent.RolloutCreated(seen.get()) : new FleetEvent.RolloutChanged(seen.get()));
        change.decisions().stream()
                .filter(decided -> !seen.get().partial() || isForAnybody(decided))
                .map(decided -> told(decided, view.principal().scope()))
                .forEach(writer::add);
    }

    /// A phase that follows its query may have met cars beyond the reader's scope: who does not see all is told how
    /// many came and went, and asks for those that may be named.
    private static FleetEvent.RolloutDecided told(FleetEvent.RolloutDecided decided, Scope scope) {
        return decided.decision() instanceof Decision.CarsNamed named && !scope.isUnlimited()
                ? new FleetEvent.RolloutDecided(decided.rollout(), named.naming(0), decided.cause())
                : decided;
    }

    private static Optional<RolloutView> seen(RolloutPicture rollout, View view) {
        Scope scope = view.principal().scope();
        return scope.isUnlimited() ? Optional.of(rollout.whole()) : rollout.seenBy(scope);
    }

    /// Whether a decision says nothing of how many cars there are beyond the reader's scope.
    private static boolean isForAnybody(FleetEvent.RolloutDecided decided) {
        return switch (decided.decision()) {
            case null -> false;
            case Decision.StatusChanged ignored -> true;
            case Decision.Acted ignored -> true;
            case Decision.GateOverruled ignored -> false;
            case Decision.PolicyTaken ignored -> true;
            case Decision.WaveReleased ignored -> false;
            case Decision.CarsNamed ignored -> false;
            case Decision.PhaseTimedOut ignored -> false;
            case Decision.GateRead ignored -> false;
            case Decision.CarChanged ignored -> false;
            case Decision.ReportIgnored ignored -> false;
        };
    }
}
