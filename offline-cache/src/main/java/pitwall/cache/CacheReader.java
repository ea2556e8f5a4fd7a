package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.cache.BoardRows.Board;
import pitwall.cache.CacheContents.DataSet;
import pitwall.cache.CacheContents.Kind;
import pitwall.cache.CacheSchema.Part;
import pitwall.cache.PendingChanges.CarChange;
import pitwall.cache.PendingChanges.Head;
import pitwall.client.FleetView;
import pitwall.client.RememberedFleet;
import pitwall.client.SeenLog;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.LogEntry;
import pitwall.fleet.Vitals;
import pitwall.protocol.UpdateProgress;

/// Reads the last picture. A row that does not verify is left out, never guessed; the picture then names no epoch,
/// so that the server sends a whole one instead of resuming on a hole. Belongs to the `pitwall-cache` thread.
final class CacheReader {
    /// An epoch no server has.
    private static final String NO_EPOCH = "";
    private static final int PAGE = 1_000;
    private static final List<Part> PARTS = List.of(Part.values());

    private final CacheDatabase database;
    private final List<UpdateProgress> updates = new ArrayList<>();
    private int damaged;

    CacheReader(CacheDatabase database) {
        this.database = database;
    }

    Optional<RememberedFleet> read() throws SQLException {
        Optional<SessionInfo> session = database.meta("session", SessionInfo.class);
        Optional<Head> head = database.meta("head", Head.class);
        Optional<FleetView> view = database.meta("view", FleetView.class);
        if (session.isEmpty() || head.isEmpty() || view.isEmpty()) {
            return Optional.empty();
        }
        List<Car> cars = readCars();
        Board board = new BoardRows(database).read();
        damaged += board.damaged();
        SeenPicture picture = new SeenPicture(
                view.get(),
                damaged == 0 ? head.get().epoch() : NO_EPOCH,
                head.get().sequence(),
                head.get().asOf(),
                cars,
                updates,
                board.rollouts(),
                board.head(),
                board.alarms());
        return Optional.of(new RememberedFleet(session.get(), picture, readLogs()));
    }

    /// Rows that were left out because they did not verify.
    int damaged() {
        return damaged;
    }

    List<DataSet> dataSets() throws SQLException {
        Optional<Instant> asOf = database.meta("head", Head.class).map(Head::asOf);
        List<DataSet> sets = new ArrayList<>();
        try (PreparedStatement cars =
                        database.connection().prepareStatement("SELECT COUNT(*), COUNT(DISTINCT id) FROM car_part");
                PreparedStatement logs = database.connection()
                        .prepareStatement("SELECT COUNT(*), COUNT(DISTINCT id), MIN(at), MAX(at) FROM log");
                ResultSet car = cars.executeQuery();
                ResultSet log = logs.executeQuery()) {
            car.next();
            log.next();
            sets.add(new DataSet(Kind.CARS, car.getInt(2), car.getLong(2), asOf, asOf));
            sets.add(new DataSet(Kind.LOGS, log.getInt(2), log.getLong(1), instant(log, 3), instant(log, 4)));
        }
        sets.add(new DataSet(Kind.ROLLOUTS, 0, new BoardRows(database).rollouts(), asOf, asOf));
        sets.add(new DataSet(Kind.ALARMS, 0, new BoardRows(database).alarms(), asOf, asOf));
        sets.add(new TrailRows(database).dataSet());
        sets.add(new AnswerRows(database).dataSet());
        return sets;
    }

    /// In the order of the file, because an order by id would fetch every row by itself. A page at a time: the database
    /// reads the whole answer to a question before it gives the first row, and while it reads the next page the rows of
    /// this one are verified and parsed beside it. Both together are what takes the time of a start with a large fleet.
    private List<Car> readCars() throws SQLException {
        List<CompletableFuture<List<CarPart>>> pages = new ArrayList<>();
        try (PreparedStatement statement = database.connection()
                .prepareStatement("SELECT id, part, body, code, _ROWID_ FROM car_part WHERE _ROWID_ > ?"
                        + " ORDER BY _ROWID_ FETCH FIRST " + PAGE + " ROWS ONLY")) {
            long last = Long.MIN_VALUE;
            long before;
            List<Row> page;
            do {
                before = last;
                page = new ArrayList<>(PAGE);
                statement.setLong(1, before);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        page.add(new Row(rows.getString(1), rows.getInt(2), rows.getBytes(3), rows.getBytes(4)));
                        last = rows.getLong(5);
                    }
                }
                pages.add(parsed(page));
            } while (page.size() == PAGE && last > before);
            if (page.size() == PAGE) {
                // Rows that do not follow each other are no file of ours any more.
                damaged++;
            }
        }
        Map<String, CarChange> parts = new TreeMap<>();
        for (CompletableFuture<List<CarPart>> page : pages) {
            page.join().forEach(part -> add(parts.computeIfAbsent(part.row().id(), unused -> new CarChange()), part));
        }
        addLate(parts);
        List<Car> cars = new ArrayList<>(parts.size());
        for (CarChange change : parts.values()) {
            if (change.whole == null || change.removed) {
                continue;
            }
            cars.add(assemble(change.whole, change));
            if (change.update != null) {
                updates.add(change.update);
            }
        }
        return cars;
    }

    /// A row as it lies in the file.
    private record Row(String id, int part, byte[] body, byte[] code) {}

    /// @param value absent where the row did not verify
    private record CarPart(Row row, @Nullable Object value) {}

    private CompletableFuture<List<CarPart>> parsed(List<Row> page) {
        CacheDatabase.Verifier verifier = database.verifier();
        return CompletableFuture.supplyAsync(
                () -> page.stream().map(row -> parsed(row, verifier)).toList());
    }

    private static CarPart parsed(Row row, CacheDatabase.Verifier verifier) {
        Part part = part(row.part());
        if (part == null) {
            return new CarPart(row, null);
        }
        return new CarPart(
                row,
                verifier.unseal("car_part", CacheWriter.partKey(row.id(), part), row.body(), row.code(), type(part))
                        .orElse(null));
    }

    private static @Nullable Part part(int number) {
        return number >= 0 && number < PARTS.size() ? PARTS.get(number) : null;
    }

    private static Class<?> type(Part part) {
        return switch (part) {
            case CAR -> Car.class;
            case INFO -> CarInfo.class;
            case STATUS -> CarStatus.class;
            case VITALS -> Vitals.class;
            case HEARD -> Instant.class;
            case UPDATE -> UpdateProgress.class;
        };
    }

    /// `removed` marks a car of which a part is damaged: half a car is not shown.
    private void add(CarChange change, CarPart part) {
        switch (part.value()) {
            case Car car -> change.whole = car;
            case CarInfo info -> change.info = info;
            case CarStatus status -> change.status = status;
            case Vitals vitals -> change.vitals = vitals;
            case Instant heard -> change.heard = heard;
            case UpdateProgress update -> change.update = update;
            case null, default -> {
                change.removed = true;
                damaged++;
            }
        }
    }

    /// Where what came last is damaged, nobody knows whose figures are old.
    private void addLate(Map<String, CarChange> parts) throws SQLException {
        Optional<Map<CarId, CarChange>> late = LateFigures.read(database);
        if (late.isEmpty()) {
            damaged++;
            parts.values().forEach(change -> {
                change.vitals = Vitals.NONE;
                change.heard = null;
            });
            return;
        }
        late.get().forEach((id, figures) -> {
            CarChange change = parts.get(id.value());
            if (change != null) {
                change.vitals = figures.vitals == null ? change.vitals : figures.vitals;
                change.heard = figures.heard == null ? change.heard : figures.heard;
            }
        });
    }

    private static Car assemble(Car base, CarChange change) {
        Car car = base;
        car = change.info == null ? car : car.with(change.info);
        car = change.status == null ? car : car.with(change.status);
        car = change.vitals == null ? car : car.with(change.vitals);
        Instant heard = change.heard;
        if (heard == null) {
            return car;
        }
        Instant before = car.vitals().heard();
        return before == null || heard.isAfter(before) ? car.with(car.vitals().heardAt(heard)) : car;
    }

    private List<SeenLog> readLogs() throws SQLException {
        List<SeenLog> logs = new ArrayList<>();
        try (PreparedStatement statement = database.connection()
                        .prepareStatement(
                                "SELECT id, body, code FROM (SELECT * FROM log ORDER BY row_number DESC LIMIT 10000)"
                                        + " ORDER BY row_number");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String id = rows.getString(1);
                Optional<CarId> car = CarId.parse(id);
                Optional<LogEntry> entry =
                        database.unseal("log", id, rows.getBytes(2), rows.getBytes(3), LogEntry.class);
                if (car.isPresent() && entry.isPresent()) {
                    logs.add(new SeenLog(car.get(), entry.get()));
                }
            }
        }
        return logs;
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Instant.class));
    }
}
