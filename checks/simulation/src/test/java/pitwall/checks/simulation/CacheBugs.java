package pitwall.checks.simulation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import pitwall.client.FleetRecorder;
import pitwall.client.RememberedFleet;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.protocol.FleetEvent;

/// Caches that remember one thing wrong.
final class CacheBugs {
    private CacheBugs() {}

    static Map<String, Supplier<Parts>> all() {
        Map<String, Supplier<Parts>> bugs = new LinkedHashMap<>();
        bugs.put(
                "removals are not written",
                () -> recording(
                        changes -> changes.stream()
                                .filter(change -> !(change instanceof FleetEvent.CarRemoved))
                                .toList(),
                        0));
        bugs.put(
                "figures are not written",
                () -> recording(
                        changes -> changes.stream()
                                .filter(change -> !(change instanceof FleetEvent.CarVitalsChanged))
                                .toList(),
                        0));
        bugs.put(
                "the last change of a batch is not written",
                () -> recording(changes -> changes.subList(0, Math.max(0, changes.size() - 1)), 0));
        bugs.put("the sequence runs ahead of the rows", () -> recording(UnaryOperator.identity(), 1));
        bugs.put("the sequence that is read is one too high", () -> remembering(1, false));
        bugs.put("a row is left out when it is read", () -> remembering(0, true));
        return bugs;
    }

    private abstract static class Cached extends Parts {
        @Override
        int runsWithCache() {
            return 1;
        }
    }

    private static Parts recording(UnaryOperator<List<FleetEvent>> writing, long ahead) {
        return new Cached() {
            @Override
            FleetRecorder recorder(FleetRecorder real) {
                return new FleetRecorder() {
                    @Override
                    public void picture(SessionInfo session, SeenPicture picture) {
                        real.picture(session, picture);
                    }

                    @Override
                    public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
                        real.changes(epoch, sequence + ahead, asOf, writing.apply(changes));
                    }
                };
            }
        };
    }

    private static Parts remembering(long ahead, boolean incomplete) {
        return new Cached() {
            @Override
            RememberedFleet remembered(RememberedFleet real) {
                List<Car> cars = real.cars();
                return new RememberedFleet(
                        real.session(),
                        real.epoch(),
                        real.sequence() + ahead,
                        real.asOf(),
                        incomplete && !cars.isEmpty() ? cars.subList(1, cars.size()) : cars,
                        real.logs());
            }
        };
    }
}
