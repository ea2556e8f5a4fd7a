package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetBoard;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.protocol.rest.AlarmView;

/// What became of the fleet between two pictures of it: the last one before a connection was lost, and the first whole
/// one after it came back. Immutable.
///
/// @param since in whole seconds: what [#query] asks for
/// @param cars how many that query finds; 0 where no car differs
/// @param alarms how many came, are over, or are in another state
/// @param rollouts how many came, left, or are in another state or phase
record Meanwhile(Instant since, long cars, long alarms, long rollouts) {
    /// A change may be told so long after it was stamped.
    private static final Duration LATE = Duration.ofSeconds(10);

    /// Empty where the one before shows nothing to go by, or was shown to somebody else.
    static Optional<Meanwhile> between(FleetFrame before, FleetFrame after) {
        Instant from = before.asOf();
        SessionInfo reader = before.session();
        SessionInfo now = after.session();
        boolean same =
                reader != null && now != null && reader.server().equals(now.server()) && reader.seesTheSameAs(now);
        if (from == null || !same || before.snapshot().size() == 0) {
            return Optional.empty();
        }
        Set<Instant> changes = changes(from, before.snapshot(), after.snapshot());
        Instant since = since(from, changes);
        long[] cars = {0};
        if (!changes.isEmpty()) {
            after.snapshot().forEach(car -> cars[0] += car.status().since().isBefore(since) ? 0 : 1);
        }
        FleetBoard was = before.snapshot().board();
        FleetBoard is = after.snapshot().board();
        boolean known = was.known() && is.known();
        return Optional.of(new Meanwhile(
                since,
                cars[0],
                known ? different(alarms(was), alarms(is)) : 0,
                known ? different(rollouts(was), rollouts(is)) : 0));
    }

    /// When the cars that differ changed last.
    private static Set<Instant> changes(Instant from, FleetSnapshot before, FleetSnapshot after) {
        Map<CarId, CarStatus> then = new HashMap<>();
        before.forEach(car -> then.put(car.id(), car.status()));
        Set<Instant> changes = new HashSet<>();
        after.forEach(car -> {
            @Nullable CarStatus was = then.get(car.id());
            Instant at = car.status().since();
            if (!car.status().equals(was) && !at.isBefore(was == null ? from : from.minus(LATE))) {
                changes.add(at);
            }
        });
        return changes;
    }

    /// As late as it can be without leaving one of them out, so that what changed just before is not among them.
    private static Instant since(Instant from, Collection<Instant> changes) {
        Instant next = from.truncatedTo(ChronoUnit.SECONDS).equals(from)
                ? from
                : from.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return changes.stream()
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .filter(at -> at.isBefore(next))
                .min(Instant::compareTo)
                .orElse(next);
    }

    private static Map<String, Object> alarms(FleetBoard board) {
        Map<String, Object> states = new HashMap<>();
        for (AlarmView alarm : board.alarms().alarms()) {
            states.put(alarm.id(), List.of(alarm.state(), alarm.level()));
        }
        return states;
    }

    private static Map<String, Object> rollouts(FleetBoard board) {
        Map<String, Object> states = new HashMap<>();
        board.rollouts()
                .forEach(view -> states.put(
                        view.id(),
                        List.of(
                                view.rollout().status(),
                                Optional.ofNullable(view.rollout().phase()))));
        return states;
    }

    private static long different(Map<String, Object> before, Map<String, Object> after) {
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(id -> !Optional.ofNullable(before.get(id)).equals(Optional.ofNullable(after.get(id))))
                .count();
    }

    boolean isNothing() {
        return cars == 0 && alarms == 0 && rollouts == 0;
    }

    /// Finds the cars.
    String query() {
        return "changed:" + since;
    }
}
