package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.NaturalOrder;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.DesiredCar.Build;

/// Where each of several cars would go back to: to the version that it ran before its newest update, or to what its own
/// history allows where that update says nothing. Immutable; the server has the last word.
///
/// @param ways the cars by the version they go back to, the oldest version first
/// @param busy cars that are being changed now
/// @param already cars that run that version again, or never left it
/// @param unknown cars whose newest update names no version before: nobody updated them, or they were brought back on
///     purpose
/// @param gone cars that are no longer there
record WaysBack(List<Way> ways, int busy, int already, List<Car> unknown, int gone) {
    /// Cars that go back to one version.
    record Way(String version, List<Car> cars) {
        Way {
            cars = List.copyOf(cars);
        }
    }

    WaysBack {
        ways = List.copyOf(ways);
        unknown = List.copyOf(unknown);
    }

    static WaysBack of(List<CarId> chosen, FleetSnapshot snapshot) {
        Finding finding = new Finding(new HashSet<>(chosen));
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null) {
                finding.look(car, snapshot.updateAt(slot));
            }
        }
        return finding.found();
    }

    /// The same, with what the histories of cars say whose newest update said nothing.
    ///
    /// @param older the version that a car can go back to
    WaysBack with(Map<CarId, String> older) {
        Map<String, List<Car>> more = new TreeMap<>(NaturalOrder.INSTANCE);
        ways.forEach(way -> more.put(way.version(), new ArrayList<>(way.cars())));
        List<Car> rest = new ArrayList<>();
        for (Car car : unknown) {
            String version = older.get(car.id());
            if (version == null || version.equals(car.status().actualVersion())) {
                rest.add(car);
            } else {
                more.computeIfAbsent(version, _ -> new ArrayList<>()).add(car);
            }
        }
        return new WaysBack(listed(more), busy, already, rest, gone);
    }

    private static List<Way> listed(Map<String, List<Car>> ways) {
        return ways.entrySet().stream()
                .map(entry -> new Way(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// The newest version that a car proved to have run, that is older than what it runs, and that it can be given.
    static Optional<String> older(DesiredCar car) {
        Build running = car.running();
        return running == null
                ? Optional.empty()
                : car.builds().stream()
                        .filter(build -> build.obtainable() && build.counter() < running.counter())
                        .map(Build::version)
                        .findFirst();
    }

    /// All that go back.
    List<Car> cars() {
        return ways.stream().flatMap(way -> way.cars().stream()).toList();
    }

    /// Those that stay as they are.
    int others() {
        return busy + already + unknown.size() + gone;
    }

    private static final class Finding {
        private final Set<CarId> chosen;
        private final Map<String, List<Car>> ways = new TreeMap<>(NaturalOrder.INSTANCE);
        private int busy;
        private int already;
        private final List<Car> unknown = new ArrayList<>();

        Finding(Set<CarId> chosen) {
            this.chosen = chosen;
        }

        void look(Car car, @Nullable UpdateProgress update) {
            if (!chosen.remove(car.id())) {
                return;
            }
            String before = update == null || update.kind() == UpdateKind.ROLLBACK ? null : update.before();
            if (update != null && !update.stage().isTerminal()) {
                busy++;
            } else if (before == null) {
                unknown.add(car);
            } else if (before.equals(car.status().actualVersion())) {
                already++;
            } else {
                ways.computeIfAbsent(before, _ -> new ArrayList<>()).add(car);
            }
        }

        WaysBack found() {
            return new WaysBack(listed(ways), busy, already, unknown, chosen.size());
        }
    }
}
