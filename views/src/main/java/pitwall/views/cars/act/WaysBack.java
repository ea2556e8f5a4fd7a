package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.NaturalOrder;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.UpdateProgress;

/// Where each of several cars would go back to: to the version that it ran before its newest update. Immutable; the
/// server has the last word, because it knows every build that a car ran.
///
/// @param ways the cars by the version they go back to, the oldest version first
/// @param busy cars that are being changed now
/// @param already cars that run that version again, or never left it
/// @param unknown cars of which no version before is known: nobody updated them, or they were brought back on purpose
/// @param gone cars that are no longer there
record WaysBack(List<Way> ways, int busy, int already, int unknown, int gone) {
    /// Cars that go back to one version.
    record Way(String version, List<Car> cars) {
        Way {
            cars = List.copyOf(cars);
        }
    }

    WaysBack {
        ways = List.copyOf(ways);
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

    /// All that go back.
    List<Car> cars() {
        return ways.stream().flatMap(way -> way.cars().stream()).toList();
    }

    /// Those that stay as they are.
    int others() {
        return busy + already + unknown + gone;
    }

    private static final class Finding {
        private final Set<CarId> chosen;
        private final Map<String, List<Car>> ways = new TreeMap<>(NaturalOrder.INSTANCE);
        private int busy;
        private int already;
        private int unknown;

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
                unknown++;
            } else if (before.equals(car.status().actualVersion())) {
                already++;
            } else {
                ways.computeIfAbsent(before, _ -> new ArrayList<>()).add(car);
            }
        }

        WaysBack found() {
            return new WaysBack(
                    ways.entrySet().stream()
                            .map(entry -> new Way(entry.getKey(), entry.getValue()))
                            .toList(),
                    busy,
                    already,
                    unknown,
                    chosen.size());
        }
    }
}
