package pitwall.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rows of a file that stay when it is emptied or begun anew, by name.
record KeptRows(Map<String, Object> rows) {
    static final KeptRows NONE = new KeptRows(Map.of());
    private static final String META = "META";
    private static final Logger log = LoggerFactory.getLogger(KeptRows.class);

    /// @param wish what is to be forgotten; where nothing is, all that a newer version of the program takes over stays
    static KeptRows of(CacheDatabase database, Optional<Forgetting> wish) throws SQLException {
        Map<String, Object> found = new HashMap<>();
        if (wish.isEmpty()) {
            found.putAll(HistoryBookmarks.rows(database));
        }
        if (wish.map(Forgetting::keepsWitness).orElse(true)) {
            database.meta(WitnessRow.NAME, WitnessRow.Row.class).ifPresent(row -> found.put(WitnessRow.NAME, row));
        }
        if (wish.map(Forgetting::keepsWords).orElse(true)) {
            database.meta(OwnWords.NAME, OwnWords.Text.class).ifPresent(row -> found.put(OwnWords.NAME, row));
        }
        return new KeptRows(found);
    }

    /// What people wrote, in a file that cannot be used else; nothing where it cannot be read, was changed, or is to be
    /// forgotten.
    static KeptRows wordsOf(CacheDatabase database, Optional<Forgetting> wish) {
        if (!wish.map(Forgetting::keepsWords).orElse(true)) {
            return NONE;
        }
        try {
            Optional<OwnWords.Text> words = database.meta(OwnWords.NAME, OwnWords.Text.class);
            return words.map(text -> new KeptRows(Map.of(OwnWords.NAME, text))).orElse(NONE);
        } catch (SQLException e) {
            log.warn("what was written here cannot be read any more", e);
            return NONE;
        }
    }

    void write(CacheDatabase database) throws SQLException {
        for (Map.Entry<String, Object> row : rows.entrySet()) {
            database.putMeta(row.getKey(), row.getValue());
        }
    }

    /// Removes everything else, at once: whatever ends the program, what stays is never gone.
    void alone(CacheDatabase database, CacheFile.Layout layout, long generation) throws SQLException {
        if (rows.isEmpty()) {
            anew(database, layout, generation);
        } else {
            alone(database, layout, generation, tables(database));
        }
    }

    /// Makes the tables anew, with nothing else in them. The one that these rows are in is emptied last: what ends the
    /// program before leaves them, and the version beside them, so that all is done again.
    void anew(CacheDatabase database, CacheFile.Layout layout, long generation) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            for (String table : tables(database)) {
                if (!table.equals(META)) {
                    statement.execute("DROP TABLE \"" + table + "\" CASCADE");
                }
            }
        }
        layout.tables().create(database.connection());
        alone(database, layout, generation, List.of(META));
    }

    private void alone(CacheDatabase database, CacheFile.Layout layout, long generation, List<String> emptied)
            throws SQLException {
        database.transaction(() -> {
            try (Statement statement = database.connection().createStatement()) {
                for (String table : emptied) {
                    statement.execute("DELETE FROM \"" + table + "\"");
                }
            }
            database.putMeta("schema", layout.version());
            database.putMeta("generation", generation);
            write(database);
        });
    }

    static List<String> tables(CacheDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = database.connection().getMetaData().getTables(null, "PUBLIC", null, null)) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }
}
