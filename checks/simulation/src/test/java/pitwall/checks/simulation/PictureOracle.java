package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Scope;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.server.live.Cut;

/// I8: a console shows the cars, their updates and the rollouts that the server would show it.
final class PictureOracle {
    private PictureOracle() {}

    /// What the console shows otherwise than the server would.
    static String differences(FleetSnapshot shown, Cut cut, Scope scope) {
        return isSame(shown, cut, scope) ? "" : words(shown, cut, scope);
    }

    private static boolean isSame(FleetSnapshot shown, Cut cut, Scope scope) {
        Map<CarId, Car> theirs = new HashMap<>();
        cut.cars().stream().filter(car -> scope.covers(car.info())).forEach(car -> theirs.put(car.id(), car));
        for (int slot = 0; slot < shown.slots(); slot++) {
            Car car = shown.at(slot);
            if (car != null
                    && !(car.equals(theirs.remove(car.id()))
                            && Objects.equals(
                                    shown.updateAt(slot), cut.updates().get(car.id())))) {
                return false;
            }
        }
        Set<RolloutView> rollouts = new HashSet<>(shown.board().rollouts());
        return theirs.isEmpty()
                && rollouts.equals(cut.rollouts().stream()
                        .flatMap(rollout -> rollout.seenBy(scope).stream())
                        .collect(Collectors.toSet()));
    }

    private static String words(FleetSnapshot shown, Cut cut, Scope scope) {
        Map<String, Object> mine = new TreeMap<>();
        for (int slot = 0; slot < shown.slots(); slot++) {
            Car car = shown.at(slot);
            if (car != null) {
                put(mine, car, shown.updateAt(slot));
            }
        }
        shown.board().rollouts().forEach(rollout -> mine.put("rollout " + rollout.id(), rollout));
        Map<String, Object> theirs = new TreeMap<>();
        cut.cars().stream()
                .filter(car -> scope.covers(car.info()))
                .forEach(car -> put(theirs, car, cut.updates().get(car.id())));
        cut.rollouts().stream()
                .flatMap(rollout -> rollout.seenBy(scope).stream())
                .forEach(rollout -> theirs.put("rollout " + rollout.id(), rollout));
        return differences(mine, theirs);
    }

    private static void put(Map<String, Object> all, Car car, @Nullable UpdateProgress update) {
        all.put("car " + car.id(), car);
        if (update != null) {
            all.put("update of " + car.id(), update);
        }
    }

    private static String differences(Map<String, Object> mine, Map<String, Object> theirs) {
        Map<String, String> different = new LinkedHashMap<>();
        mine.forEach((what, shown) -> {
            if (!shown.equals(theirs.get(what))) {
                different.put(what, shown + " instead of " + theirs.get(what));
            }
        });
        theirs.forEach((what, shown) -> {
            if (!mine.containsKey(what)) {
                different.put(what, "nothing instead of " + shown);
            }
        });
        return different.toString();
    }
}
