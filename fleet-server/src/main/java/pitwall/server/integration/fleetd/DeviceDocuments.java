package pitwall.server.integration.fleetd;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.server.registry.Draft;
import pitwall.server.storage.Database;
import pitwall.server.storage.DeviceRows;
import pitwall.server.storage.DeviceRows.Kind;

/// The documents of devices, as they are on disk. Thread-safe; writes belong inside the writer. Whether a car exists,
/// and for whom, is the caller's to know.
public final class DeviceDocuments {
    private final Database database;

    public DeviceDocuments(Database database) {
        this.database = database;
    }

    /// What came of writing one.
    public sealed interface Outcome {
        /// @param before what was there; absent where nothing was
        record Done(@Nullable DeviceDocument before, DeviceDocument after, long version) implements Outcome {}

        record OtherVersion(long current) implements Outcome {}
    }

    /// The metadata of those cars that have some.
    public Map<CarId, DeviceRows.Row> metadata(Collection<CarId> cars) {
        return database.read(sql -> new DeviceRows(sql).of(cars, Kind.METADATA));
    }

    public Optional<DeviceRows.Row> metadata(CarId car) {
        return database.read(sql -> new DeviceRows(sql).find(car, Kind.METADATA));
    }

    public Optional<DeviceConfig> config(CarId car) {
        return database.read(sql -> new DeviceRows(sql).find(car, Kind.CONFIG)).map(DeviceConfig::of);
    }

    /// @param expected the version it is to take the place of, 0 for none; absent where any will do
    public Outcome writeMetadata(Draft draft, CarId car, DeviceDocument metadata, @Nullable Long expected, String by) {
        return write(draft, car, Kind.METADATA, metadata, expected, by);
    }

    /// @param serverUrl where the device shall report; absent where nobody says
    /// @param expected the version it is to take the place of, 0 for none; absent where any will do
    public Outcome writeConfig(
            Draft draft,
            CarId car,
            @Nullable String serverUrl,
            DeviceDocument config,
            @Nullable Long expected,
            String by) {
        return write(draft, car, Kind.CONFIG, DeviceConfig.stored(serverUrl, config), expected, by);
    }

    private static Outcome write(
            Draft draft, CarId car, Kind kind, DeviceDocument document, @Nullable Long expected, String by) {
        DeviceRows rows = new DeviceRows(draft.sql());
        Optional<DeviceRows.Row> before = rows.find(car, kind);
        long current = before.map(DeviceRows.Row::version).orElse(0L);
        if (expected != null && expected != current) {
            return new Outcome.OtherVersion(current);
        }
        rows.save(new DeviceRows.Row(car, kind, current + 1, document.text(), by, draft.now()));
        return new Outcome.Done(
                before.map(row -> new DeviceDocument(row.document())).orElse(null), document, current + 1);
    }
}
