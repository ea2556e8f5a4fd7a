package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.cache.PendingChanges.CarChange;
import pitwall.fleet.CarId;
import pitwall.protocol.steps.DamagedRowException;
import pitwall.protocol.steps.FiguresRow;
import pitwall.protocol.steps.FiguresRow.Figures;

/// Figures that came since they were last put beside their cars: a row for what came at once. A second of a busy fleet
/// is one row then, and not one for each car. Belongs to the `pitwall-cache` thread.
final class LateFigures {
    /// So many rows, and they are put beside their cars: every two minutes of a busy fleet, since writing all its cars
    /// takes memory and time.
    static final int MOST_ROWS = 120;

    private static final int CARS_IN_A_ROW = 5_000;
    private static final String NAME = "figures";

    private final CacheDatabase database;
    private final Map<CarId, CarChange> late = new LinkedHashMap<>();
    private Rows rows;
    /// Some of what the file has is damaged or missing: only a whole picture ends that.
    private boolean broken;

    /// Which rows there are; none where the last comes before the first. No number comes twice.
    private record Rows(long first, long last) {
        static final Rows NONE = new Rows(1, 0);

        Rows and(int more) {
            return new Rows(first, last + more);
        }

        Rows gone() {
            return new Rows(last + 1, last);
        }
    }

    private LateFigures(CacheDatabase database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /// Goes on with what the file has.
    static LateFigures in(CacheDatabase database) throws SQLException {
        LateFigures figures = new LateFigures(database, rows(database));
        Optional<Map<CarId, CarChange>> there = read(database);
        figures.broken = there.isEmpty();
        there.ifPresent(figures.late::putAll);
        return figures;
    }

    /// The newest of what the file has; empty where some of it is damaged or missing.
    static Optional<Map<CarId, CarChange>> read(CacheDatabase database) throws SQLException {
        Rows there = rows(database);
        Map<CarId, CarChange> all = new LinkedHashMap<>();
        long next = there.first();
        try (PreparedStatement statement =
                        database.connection().prepareStatement("SELECT n, body, code FROM figures ORDER BY n");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long n = row.getLong(1);
                byte[] body = row.getBytes(2);
                if (n != next++ || !database.verifies(NAME, Long.toString(n), body, row.getBytes(3))) {
                    return Optional.empty();
                }
                FiguresRow.read(body).forEach(one -> remember(all, one));
            }
        } catch (DamagedRowException e) {
            return Optional.empty();
        }
        return next == there.last() + 1 ? Optional.of(all) : Optional.empty();
    }

    private static Rows rows(CacheDatabase database) throws SQLException {
        return database.meta(NAME, Rows.class).orElse(Rows.NONE);
    }

    /// True where this is of the file that is open.
    boolean isOf(CacheDatabase open) {
        return database == open;
    }

    /// True where the figures of this car are not beside it.
    boolean knows(CarId id) {
        return late.containsKey(id);
    }

    boolean isFull() {
        return rows.last() - rows.first() + 1 >= MOST_ROWS;
    }

    /// Writes figures that came.
    void write(List<Figures> came) throws SQLException {
        if (came.isEmpty()) {
            return;
        }
        int written = 0;
        try (PreparedStatement insert =
                database.connection().prepareStatement("INSERT INTO figures VALUES (?, ?, ?)")) {
            for (int from = 0; from < came.size(); from += CARS_IN_A_ROW) {
                byte[] body = FiguresRow.write(came.subList(from, Math.min(came.size(), from + CARS_IN_A_ROW)));
                long n = rows.last() + ++written;
                Sealed row = database.sealBytes(NAME, Long.toString(n), body);
                insert.setLong(1, n);
                insert.setBytes(2, row.body());
                insert.setBytes(3, row.code());
                insert.executeUpdate();
            }
        }
        became(rows.and(written));
        came.forEach(one -> remember(late, one));
    }

    private static void remember(Map<CarId, CarChange> cars, Figures one) {
        CarChange car = cars.computeIfAbsent(one.id(), unused -> new CarChange());
        car.vitals = one.vitals() == null ? car.vitals : one.vitals();
        car.heard = one.heard() == null ? car.heard : one.heard();
    }

    /// Forgets the rows, unless one of them is damaged: without them nobody would know that figures are missing.
    ///
    /// @return what they said, to be put beside the cars
    Map<CarId, CarChange> take() throws SQLException {
        Map<CarId, CarChange> taken = new LinkedHashMap<>(late);
        if (broken) {
            return taken;
        }
        forget();
        return taken;
    }

    /// Forgets the rows: a whole picture comes in their place.
    void forget() throws SQLException {
        late.clear();
        broken = false;
        if (rows.last() >= rows.first()) {
            try (PreparedStatement delete = database.connection().prepareStatement("DELETE FROM figures")) {
                delete.executeUpdate();
            }
            became(rows.gone());
        }
    }

    private void became(Rows now) throws SQLException {
        rows = now;
        database.putMeta(NAME, now);
    }
}
