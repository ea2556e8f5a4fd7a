package pitwall.server.rollout;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import pitwall.fleet.Scope;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState.Place;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.server.storage.RolloutCardRows;

/// What lists sort, search and show of a rollout, without its cars.
///
/// @param number counts all rollouts of this server
/// @param single the update of one car, asked for by itself
/// @param size how many cars it is planned for
/// @param places where its cars belong, and which models they are
public record RolloutCard(
        RolloutId id,
        long number,
        boolean single,
        RolloutStatus status,
        String name,
        String version,
        UpdateKind kind,
        int size,
        String requestedBy,
        Instant requestedAt,
        List<Place> places) {
    public RolloutCard {
        places = List.copyOf(places);
    }

    public static RolloutCard of(Rollout rollout) {
        RolloutPlan plan = rollout.state().plan();
        Rollout.Origin origin = rollout.origin();
        return new RolloutCard(
                plan.id(),
                origin.number(),
                origin.single(),
                rollout.state().status(),
                plan.name(),
                plan.release().version(),
                plan.kind(),
                plan.size(),
                origin.requestedBy(),
                origin.requestedAt(),
                rollout.state().places());
    }

    static RolloutCard of(RolloutCardRows.Card row) {
        return new RolloutCard(
                row.id(),
                row.number(),
                row.single(),
                row.status(),
                row.name(),
                row.version(),
                row.kind(),
                row.size(),
                row.requestedBy(),
                row.requestedAt(),
                Arrays.asList(RolloutJson.read(row.places(), Place[].class)));
    }

    RolloutCardRows.Card row() {
        return new RolloutCardRows.Card(
                id,
                number,
                single,
                status,
                name,
                version,
                kind,
                size,
                requestedBy,
                requestedAt,
                RolloutJson.write(places));
    }

    static boolean covers(Scope scope, Place place) {
        return (scope.regions().isEmpty() || scope.regions().contains(place.region()))
                && (scope.models().isEmpty() || scope.models().contains(place.model()));
    }
}
