package pitwall.cache;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.cache.history.HistoryRows;
import pitwall.cache.history.Level;
import pitwall.cache.history.RowHead;
import pitwall.client.SessionInfo;
import pitwall.client.past.Span;

/// The rows of the history in H2: what there is to know of each without reading it, and beside it what it holds, in
/// parts that fit a column, each with its code. A search among rows reads none of their parts. Belongs to the
/// `pitwall-history` thread, but for what [HistoryRows] says otherwise of.
final class HistoryTable implements HistoryRows {
    /// Raised with every change of the table or of what its rows hold.
    static final int VERSION = 3;

    private static final String READER = "reader";
    private static final int PART = 1 << 19;
    private static final String HEAD = "SELECT number, grp, level, from_s, to_s FROM history WHERE ";
    private static final Level[] LEVELS = Level.values();

    private CacheDatabase database;
    private long lastNumber = -1;

    HistoryTable(CacheDatabase database) {
        this.database = database;
    }

    /// The same rows are in this database from now on.
    void moved(CacheDatabase there) {
        database = there;
    }

    /// What the rows hold, in bytes.
    long bytes() throws IOException {
        return with("SELECT COALESCE(SUM(size), 0) FROM history", HistoryTable::single);
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                CREATE TABLE IF NOT EXISTS meta (name VARCHAR(40) PRIMARY KEY, body VARBINARY(65536) NOT NULL, code BINARY(16) NOT NULL)
                """);
            statement.execute("""
                CREATE TABLE history (number BIGINT PRIMARY KEY, grp BIGINT NOT NULL, level TINYINT NOT NULL,
                  from_s BIGINT NOT NULL, to_s BIGINT NOT NULL, size INTEGER NOT NULL)
                """);
            statement.execute("""
                CREATE TABLE history_part (number BIGINT NOT NULL REFERENCES history ON DELETE CASCADE, part SMALLINT NOT NULL,
                  body VARBINARY(1048576) NOT NULL, code BINARY(16) NOT NULL, PRIMARY KEY (number, part))
                """);
            statement.execute("CREATE INDEX history_time ON history (level, from_s, to_s)");
            statement.execute("CREATE INDEX history_group ON history (grp, number)");
        }
    }

    @Override
    public void toldTo(SessionInfo reader) throws IOException {
        try {
            Optional<SessionInfo> before = database.meta(READER, SessionInfo.class);
            if (!before.filter(reader::seesTheSameAs).isPresent()) {
                with("DELETE FROM history", PreparedStatement::executeUpdate);
            }
            if (!before.filter(reader::equals).isPresent()) {
                database.putMeta(READER, reader);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /// Who the rows were told to.
    Optional<SessionInfo> reader() throws SQLException {
        return database.meta(READER, SessionInfo.class);
    }

    @Override
    public OptionalLong newest() throws IOException {
        return with("SELECT MAX(to_s) FROM history", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                long newest = rows.getLong(1);
                return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(newest);
            }
        });
    }

    /// From the first to the last second of which something is kept, whatever is missing between; empty without any.
    Optional<Span> span() throws IOException {
        // Every group begins with a keyframe, level 0, so an index answers this.
        return with(
                "SELECT (SELECT MIN(from_s) FROM history WHERE level = 0), (SELECT MAX(to_s) FROM history)",
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        Long from = rows.getObject(1, Long.class);
                        Long to = rows.getObject(2, Long.class);
                        return from == null || to == null
                                ? Optional.empty()
                                : Optional.of(new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to)));
                    }
                });
    }

    @Override
    public long nextNumber() throws IOException {
        if (lastNumber < 0) {
            lastNumber = with("SELECT COALESCE(MAX(number), 0) FROM history", statement -> single(statement));
        }
        return ++lastNumber;
    }

    @Override
    public void append(RowHead head, byte[] body) throws IOException {
        with("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)", statement -> {
            statement.setLong(1, head.number());
            statement.setLong(2, head.group());
            statement.setInt(3, head.level().ordinal());
            statement.setLong(4, head.from());
            statement.setLong(5, head.to());
            statement.setInt(6, body.length);
            return statement.executeUpdate();
        });
        int parts = Math.max(1, (body.length + PART - 1) / PART);
        with("INSERT INTO history_part VALUES (?, ?, ?, ?)", statement -> {
            for (int part = 0; part < parts; part++) {
                byte[] piece = Arrays.copyOfRange(body, part * PART, Math.min(body.length, (part + 1) * PART));
                Sealed row = database.sealBytes("history", key(head, part, parts), piece);
                statement.setLong(1, head.number());
                statement.setInt(2, part);
                statement.setBytes(3, row.body());
                statement.setBytes(4, row.code());
                statement.executeUpdate();
            }
            return parts;
        });
    }

    /// All that says where a row belongs is under its code.
    private static String key(RowHead head, int part, int parts) {
        return "%d/%d/%d/%d/%s/%d/%d"
                .formatted(head.number(), part, parts, head.group(), head.level(), head.from(), head.to());
    }

    @Override
    public Optional<RowHead> keyframe(long second) throws IOException {
        return with(HEAD + "level = 0 AND from_s <= ? ORDER BY from_s DESC, number DESC LIMIT 1", statement -> {
            statement.setLong(1, second);
            return heads(statement).stream().findFirst();
        });
    }

    @Override
    public List<RowHead> group(long group) throws IOException {
        return with(HEAD + "grp = ? ORDER BY number", statement -> {
            statement.setLong(1, group);
            return heads(statement);
        });
    }

    @Override
    public List<RowHead> between(long from, long to) throws IOException {
        return with(HEAD + "to_s >= ? AND from_s <= ? ORDER BY number", statement -> {
            statement.setLong(1, from);
            statement.setLong(2, to);
            return heads(statement);
        });
    }

    @Override
    public Optional<byte[]> body(RowHead head) throws IOException {
        return with("SELECT body, code FROM history_part WHERE number = ? ORDER BY part", statement -> {
            statement.setLong(1, head.number());
            List<Sealed> parts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parts.add(new Sealed(rows.getBytes(1), rows.getBytes(2)));
                }
            }
            return body(head, parts);
        });
    }

    /// How many parts there are is under the code of each: one that is missing shows.
    private Optional<byte[]> body(RowHead head, List<Sealed> parts) {
        List<byte[]> pieces = new ArrayList<>();
        RowSeal seal = database.verifier().seal();
        for (Sealed part : parts) {
            String key = key(head, pieces.size(), parts.size());
            if (!seal.verifies("history", key, part.body(), part.code())) {
                return Optional.empty();
            }
            pieces.add(part.body());
        }
        return pieces.isEmpty() ? Optional.empty() : Optional.of(joined(pieces));
    }

    private static byte[] joined(List<byte[]> pieces) {
        byte[] all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    @Override
    public List<RowHead> keyframesToThin(long second) throws IOException {
        return with(HEAD + """
            level = 0 AND grp IN (SELECT grp FROM history GROUP BY grp
              HAVING MAX(to_s) <= ? AND MAX(CASE WHEN level IN (1, 2) THEN 1 ELSE 0 END) = 1) ORDER BY number
            """, statement -> {
            statement.setLong(1, second);
            return heads(statement);
        });
    }

    @Override
    public void forgetSeconds(long second) throws IOException {
        with("""
            DELETE FROM history fine WHERE level = 1 AND to_s <= ? AND EXISTS (SELECT 1 FROM history whole
              WHERE whole.grp = fine.grp AND whole.level = 2 AND whole.from_s <= fine.from_s AND whole.to_s >= fine.to_s)
            """, statement -> {
            statement.setLong(1, second);
            return statement.executeUpdate();
        });
    }

    @Override
    public void forgetGroups(long second, long bytes) throws IOException {
        List<Long> groups = with("""
            SELECT grp FROM (SELECT grp, MAX(to_s) AS until,
              SUM(SUM(size)) OVER (ORDER BY MAX(to_s) DESC, grp DESC) AS later,
              ROW_NUMBER() OVER (ORDER BY MAX(to_s) DESC, grp DESC) AS place FROM history GROUP BY grp)
              WHERE place > 1 AND (until <= ? OR later > ?)
            """, statement -> {
            statement.setLong(1, second);
            statement.setLong(2, bytes);
            List<Long> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        });
        for (long group : groups) {
            with("DELETE FROM history WHERE grp = ?", statement -> {
                statement.setLong(1, group);
                return statement.executeUpdate();
            });
        }
    }

    @Override
    public void forget(List<RowHead> rows) throws IOException {
        for (RowHead row : rows) {
            with("DELETE FROM history WHERE number = ?", statement -> {
                statement.setLong(1, row.number());
                return statement.executeUpdate();
            });
        }
    }

    @Override
    public void together(Work work) throws IOException {
        try {
            database.transaction(() -> run(work));
        } catch (SQLException e) {
            lastNumber = -1;
            throw new IOException(e);
        } catch (RuntimeException e) {
            lastNumber = -1;
            throw e;
        }
    }

    private static void run(Work work) throws SQLException {
        try {
            work.run();
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
    }

    private static List<RowHead> heads(PreparedStatement statement) throws SQLException {
        List<RowHead> heads = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                int level = rows.getInt(3);
                if (level >= 0 && level < LEVELS.length) {
                    heads.add(new RowHead(
                            rows.getLong(1), rows.getLong(2), LEVELS[level], rows.getLong(4), rows.getLong(5)));
                }
            }
        }
        return heads;
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Something that is asked of the database.
    private interface Ask<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Ask<T> ask) throws IOException {
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            return ask.with(statement);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
