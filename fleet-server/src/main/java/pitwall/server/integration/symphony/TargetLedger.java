package pitwall.server.integration.symphony;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.TargetRows;
import pitwall.server.storage.TargetRows.Row;

/// What Symphony was told, on disk, and what it has to be told yet. Owned by the `pitwall-symphony` thread.
///
/// That something is going to be told is written down first, and that it was told afterwards. Whenever the server is
/// killed between the two, it tells again: telling twice is the same as telling once.
final class TargetLedger {
    private final SymphonySettings settings;
    private final Function<CarId, Optional<Car>> cars;
    private final FleetWriter writer;
    private final Map<CarId, Row> told = new HashMap<>();

    TargetLedger(
            SymphonySettings settings, Function<CarId, Optional<Car>> cars, Database database, FleetWriter writer) {
        this.settings = settings;
        this.cars = cars;
        this.writer = writer;
        database.read(sql -> new TargetRows(sql).all()).forEach(row -> told.put(row.car(), row));
    }

    /// Cars that Symphony was told about, and may still be.
    Set<CarId> known() {
        return Set.copyOf(told.keySet());
    }

    /// What Symphony does not know about a car; empty where it knows all.
    Optional<Work> owed(CarId id) {
        Row row = told.get(id);
        return cars.apply(id).map(car -> presence(car, row)).orElseGet(() -> absence(row));
    }

    private Optional<Work> presence(Car car, @Nullable Row row) {
        Target target = Target.of(car, settings.namespace());
        String fingerprint = Fingerprint.of(settings.base() + "\n" + target.json());
        return row != null && fingerprint.equals(row.fingerprint())
                ? Optional.empty()
                : Optional.of(new Work.Presence(car.id(), target, fingerprint));
    }

    private static Optional<Work> absence(@Nullable Row row) {
        return row == null ? Optional.empty() : Optional.of(new Work.Absence(row.car(), row.name()));
    }

    /// Writes down that Symphony is going to be told this. Returns when it is on disk.
    void announce(Collection<Work> works) {
        List<Row> rows = new ArrayList<>();
        for (Work work : works) {
            if (work instanceof Work.Presence(CarId car, Target target, var unused)) {
                Row row = told.get(car);
                if (row == null || row.fingerprint() != null) {
                    rows.add(new Row(car, target.name(), null));
                }
            }
        }
        save(rows, List.of());
    }

    /// Writes down that Symphony was told this. Returns when it is on disk.
    void conclude(Collection<Work> works) {
        List<Row> rows = new ArrayList<>();
        List<CarId> gone = new ArrayList<>();
        for (Work work : works) {
            switch (work) {
                case Work.Presence(CarId car, Target target, String fingerprint) ->
                    rows.add(new Row(car, target.name(), fingerprint));
                case Work.Absence(CarId car, var unused) -> gone.add(car);
            }
        }
        save(rows, gone);
    }

    private void save(List<Row> rows, List<CarId> gone) {
        if (rows.isEmpty() && gone.isEmpty()) {
            return;
        }
        boolean unused = writer.submit(draft -> {
                    TargetRows table = new TargetRows(draft.sql());
                    table.save(rows);
                    table.remove(gone);
                    return true;
                })
                .join();
        rows.forEach(row -> told.put(row.car(), row));
        gone.forEach(told::remove);
    }
}
