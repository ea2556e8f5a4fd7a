package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import org.HdrHistogram.Histogram;
import pitwall.client.FleetRecorder;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;

/// How long a value takes from the server, or from its car, to the end of the FX pulse whose drawing shows it. Looks at
/// the battery cells of the table, as a reader would. Takes changes on the thread of the client, looks on the FX
/// thread.
final class PixelWatch implements FleetRecorder {
    private final String prefix;
    private final ScriptedCars cars;
    private final InstantSource clock;
    private final Map<String, Deque<Value>> expected = new ConcurrentHashMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private final Histogram fromServer = new Histogram(3);
    private final Histogram fromCar = new Histogram(3);

    /// @param level what the cell will say
    /// @param taken when the server took the report, by its clock
    private record Value(int level, Instant taken) {}

    /// @param prefix how the ids of the watched cars begin
    PixelWatch(String prefix, ScriptedCars cars, InstantSource clock) {
        this.prefix = prefix;
        this.cars = cars;
        this.clock = clock;
    }

    @Override
    public void picture(SessionInfo session, SeenPicture picture) {}

    @Override
    public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
        for (FleetEvent change : changes) {
            if (change instanceof FleetEvent.CarVitalsChanged(CarId id, var vitals)
                    && id.value().startsWith(prefix)
                    && vitals.batteryPercent() != null
                    && vitals.heard() != null) {
                expected.computeIfAbsent(id.value(), _ -> new ConcurrentLinkedDeque<>())
                        .add(new Value(vitals.batteryPercent(), vitals.heard()));
            }
        }
    }

    /// Looks at what is shown. FX thread.
    void look(Iterable<Node> batteryCells) {
        Instant now = clock.instant();
        for (Node node : batteryCells) {
            if (node instanceof TableCell<?, ?> cell && cell.isVisible() && cell.getTableRow() != null) {
                nameOf(cell.getTableRow()).ifPresent(car -> look(car, cell.getText(), now));
            }
        }
    }

    private static Optional<String> nameOf(TableRow<?> row) {
        return row.getChildrenUnmodifiable().stream()
                .filter(node -> node.getStyleClass().contains("car-car"))
                .map(node -> ((TableCell<?, ?>) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .findFirst();
    }

    private void look(String car, String text, Instant now) {
        String before = shown.put(car, text);
        if (before == null || before.equals(text)) {
            return;
        }
        int level = Integer.parseInt(text.replaceAll("[^0-9]", ""));
        Deque<Value> values = expected.getOrDefault(car, new ArrayDeque<>());
        for (Value value = values.poll(); value != null; value = values.poll()) {
            if (value.level() == level) {
                record(fromServer, value.taken(), now);
                cars.car(new CarId(car))
                        .flatMap(each -> Optional.ofNullable(each.reportedAt(level)))
                        .ifPresent(sent -> record(fromCar, sent, now));
                return;
            }
        }
    }

    private static void record(Histogram histogram, Instant since, Instant now) {
        histogram.recordValue(Math.max(0, Duration.between(since, now).toNanos()));
    }

    /// Forgets what was measured. FX thread.
    void restart() {
        fromServer.reset();
        fromCar.reset();
    }

    Histogram fromServer() {
        return fromServer;
    }

    Histogram fromCar() {
        return fromCar;
    }
}
