package pitwall.server.stream;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.QueryContext;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.live.Cut;

/// Which cars a limited view shows right now, so that entering and leaving can be told. Owned by the thread of
/// its console.
final class Membership {
    private final View view;
    private final Set<CarId> members = new HashSet<>();
    private final RolloutMembership rollouts = new RolloutMembership();

    Membership(View view) {
        this.view = view;
    }

    /// Begins anew with what of a cut is in view, and returns it.
    Snapshot.Content begin(Cut cut, QueryContext context) {
        members.clear();
        List<Car> seen = cut.cars().stream()
                .filter(car -> view.sees(car, cut.updates().get(car.id()), context))
                .toList();
        seen.forEach(car -> members.add(car.id()));
        return Snapshot.Content.of(cut.with(seen), rollouts.begin(cut.rollouts(), view), view);
    }

    /// Writes what changes say to this view.
    void follow(Changes changes, QueryContext context, EventWriter writer) {
        changes.cars().forEach(change -> follow(change, context, writer));
        if (view.hasRollouts()) {
            changes.rollouts().forEach(change -> rollouts.follow(change, view, writer));
        }
        writer.add(changes.audit());
        writer.add(changes.alarms());
    }

    private void follow(CarChange change, QueryContext context, EventWriter writer) {
        Car after = change.after();
        if (after == null || !view.sees(after, change.update(), context)) {
            if (members.remove(change.id())) {
                writer.causedBy(change.causes());
                writer.remove(change.id());
            }
        } else if (members.add(change.id())) {
            writer.enter(change, after);
        } else {
            writer.add(change);
        }
    }

    /// Writes what the mere passing of time changes, given the fleet as of now.
    void revise(Cut cut, QueryContext context, EventWriter writer) {
        Set<CarId> seen = new HashSet<>();
        for (Car car : cut.cars()) {
            if (view.sees(car, cut.updates().get(car.id()), context)) {
                seen.add(car.id());
                if (members.add(car.id())) {
                    writer.enter(car, cut.updates().get(car.id()));
                }
            }
        }
        for (Iterator<CarId> all = members.iterator(); all.hasNext(); ) {
            CarId id = all.next();
            if (!seen.contains(id)) {
                all.remove();
                writer.remove(id);
            }
        }
    }
}
