package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.cache.CacheSchema.Part;
import pitwall.cache.PendingChanges.CarChange;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.steps.FiguresRow.Figures;

/// Writes what was seen in one transaction, together with the sequence it leads to: after a kill the file holds
/// a state the server once had. Belongs to the `pitwall-cache` thread.
final class CacheWriter {
    private static final int BATCH = 1000;
    private final CacheDatabase database;
    private final LateFigures late;

    /// @param late of the same file
    CacheWriter(CacheDatabase database, LateFigures late) {
        this.database = database;
        this.late = late;
    }

    void write(PendingChanges changes) throws SQLException {
        database.transaction(() -> {
            if (changes.isWhole()) {
                late.forget();
                execute("DELETE FROM car_part");
                execute("DELETE FROM board");
                SessionInfo session = Objects.requireNonNull(changes.session());
                forgetOthers(session);
                database.putMeta("session", session);
                database.putMeta("view", Objects.requireNonNull(changes.view()));
            }
            writeFigures(changes.cars());
            writeCars(changes.cars(), false);
            new BoardRows(database).write(changes.board());
            writeLogs(changes);
            database.putMeta("head", Objects.requireNonNull(changes.head()));
        });
    }

    /// What was answered to somebody else, or to the same person with other rights, is of no use any more.
    private void forgetOthers(SessionInfo session) throws SQLException {
        boolean same = database.meta("session", SessionInfo.class)
                .filter(session::seesTheSameAs)
                .isPresent();
        if (!same) {
            execute("DELETE FROM answer");
            execute("DELETE FROM log");
            execute("DELETE FROM log_page");
            execute("DELETE FROM audit_entry");
            execute("DELETE FROM audit_part");
            execute("DELETE FROM meta WHERE name = 'trail'");
        }
    }

    /// Forgets log entries beyond what is kept.
    void trim(Retention retention, Instant now) throws SQLException {
        try (PreparedStatement old = database.connection().prepareStatement("DELETE FROM log WHERE at < ?")) {
            old.setObject(1, now.minus(retention.logAge()));
            old.executeUpdate();
        }
        try (PreparedStatement surplus = database.connection().prepareStatement("""
            DELETE FROM log WHERE row_number IN (SELECT row_number FROM
              (SELECT row_number, ROW_NUMBER() OVER (PARTITION BY id ORDER BY row_number DESC) AS place FROM log)
              WHERE place > ?)
            """)) {
            surplus.setInt(1, retention.logsPerCar());
            surplus.executeUpdate();
        }
    }

    /// Puts figures that came by themselves beside their cars.
    void settle() throws SQLException {
        database.transaction(() -> writeCars(late.take(), true));
    }

    /// Takes from the changes what may wait to be put beside the cars.
    private void writeFigures(Map<CarId, CarChange> cars) throws SQLException {
        boolean other = cars.entrySet().stream()
                .anyMatch(entry ->
                        (entry.getValue().whole != null || entry.getValue().removed) && late.knows(entry.getKey()));
        if (other || late.isFull()) {
            // A car that is another one now has nothing to do with those figures.
            writeCars(late.take(), true);
        }
        List<Figures> figures = new ArrayList<>();
        for (Map.Entry<CarId, CarChange> entry : cars.entrySet()) {
            CarChange change = entry.getValue();
            if (change.whole == null && !change.removed && (change.vitals != null || change.heard != null)) {
                figures.add(new Figures(entry.getKey(), change.vitals, change.heard));
            }
        }
        late.write(figures);
    }

    /// @param figures whether figures of cars that were there before are written too
    private void writeCars(Map<CarId, CarChange> cars, boolean figures) throws SQLException {
        try (PreparedStatement put = database.connection()
                        .prepareStatement(
                                "MERGE INTO car_part (id, part, body, code) KEY (id, part) VALUES (?, ?, ?, ?)");
                PreparedStatement remove =
                        database.connection().prepareStatement("DELETE FROM car_part WHERE id = ?")) {
            int waiting = 0;
            for (Map.Entry<CarId, CarChange> entry : cars.entrySet()) {
                waiting += writeCar(entry.getKey(), entry.getValue(), figures, put, remove);
                if (waiting >= BATCH) {
                    put.executeBatch();
                    waiting = 0;
                }
            }
            put.executeBatch();
        }
    }

    private int writeCar(CarId id, CarChange change, boolean figures, PreparedStatement put, PreparedStatement remove)
            throws SQLException {
        if (change.whole != null || change.removed) {
            remove.setString(1, id.value());
            remove.executeUpdate();
        }
        boolean beside = figures || change.whole != null;
        return put(put, id, Part.CAR, change.whole)
                + put(put, id, Part.INFO, change.info)
                + put(put, id, Part.STATUS, change.status)
                + put(put, id, Part.VITALS, beside ? change.vitals : null)
                + put(put, id, Part.HEARD, beside ? change.heard : null)
                + put(put, id, Part.UPDATE, change.update);
    }

    private int put(PreparedStatement statement, CarId id, Part part, @Nullable Object value) throws SQLException {
        if (value == null) {
            return 0;
        }
        Sealed row = database.seal("car_part", partKey(id.value(), part), value);
        statement.setString(1, id.value());
        statement.setInt(2, part.ordinal());
        statement.setBytes(3, row.body());
        statement.setBytes(4, row.code());
        statement.addBatch();
        return 1;
    }

    private void writeLogs(PendingChanges changes) throws SQLException {
        if (changes.logs().isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                database.connection().prepareStatement("INSERT INTO log (id, at, body, code) VALUES (?, ?, ?, ?)")) {
            for (FleetEvent.LogAppended log : changes.logs()) {
                Sealed row = database.seal("log", log.id().value(), log.entry());
                insert.setString(1, log.id().value());
                insert.setObject(2, log.entry().at());
                insert.setBytes(3, row.body());
                insert.setBytes(4, row.code());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    static String partKey(String id, Part part) {
        return id + "/" + part.ordinal();
    }
}
