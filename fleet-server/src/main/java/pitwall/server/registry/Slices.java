package pitwall.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pitwall.fleet.LogEntry;
import pitwall.server.live.CarChange;

/// Cuts the changes of one commit into batches that fit a frame each. A car that wrote more lines than fit
/// goes on in the next batch, so that no batch holds two changes of one car.
final class Slices {
    private final List<List<CarChange>> slices = new ArrayList<>();
    private List<CarChange> current = new ArrayList<>();
    private int weight;

    static List<List<CarChange>> of(List<CarChange> changes) {
        Slices slices = new Slices();
        changes.forEach(slices::add);
        slices.cut();
        return slices.slices;
    }

    private void add(CarChange change) {
        if (change.weight() <= CarChange.MAX_WEIGHT) {
            put(change);
            return;
        }
        put(new CarChange(change.id(), change.after(), change.parts(), List.of(), change.causes()));
        List<LogEntry> lines = new ArrayList<>();
        for (LogEntry line : change.logs()) {
            lines.add(line);
            if (linesOnly(change, lines).weight() > CarChange.MAX_WEIGHT / 2) {
                cut();
                put(linesOnly(change, lines));
                lines.clear();
            }
        }
        cut();
        if (!lines.isEmpty()) {
            put(linesOnly(change, lines));
        }
    }

    private static CarChange linesOnly(CarChange change, List<LogEntry> lines) {
        return new CarChange(change.id(), change.after(), Set.of(), lines);
    }

    private void put(CarChange change) {
        if (weight + change.weight() > CarChange.MAX_WEIGHT) {
            cut();
        }
        current.add(change);
        weight += change.weight();
    }

    private void cut() {
        if (!current.isEmpty()) {
            slices.add(current);
        }
        current = new ArrayList<>();
        weight = 0;
    }
}
