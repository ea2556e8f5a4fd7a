package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.cache.PendingChanges.Head;
import pitwall.client.LogMemory.Part;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.LogLine;

/// The rows of log lines that were read, many lines a row, beside the last lines of every car that came on the stream.
/// Belongs to the `pitwall-cache` thread.
final class LogPageRows {
    private static final String TABLE = "log_page";
    private static final int PAGE = 500;
    private static final int LARGEST = 1_000_000;
    /// What pages may take; beyond it the oldest go.
    private static final long MOST_BYTES = 24L * 1024 * 1024;
    /// Lines that are given back at most, the newest.
    private static final int MOST_LINES = 200_000;

    private final CacheDatabase database;

    LogPageRows(CacheDatabase database) {
        this.database = database;
    }

    /// What a row holds.
    private record Page(List<LogLine> lines) {}

    /// @param lines in the order of their ids
    void write(List<LogLine> lines, Retention retention, Instant now) throws SQLException {
        database.transaction(() -> {
            for (int from = 0; from < lines.size(); from += PAGE) {
                put(lines.subList(from, Math.min(lines.size(), from + PAGE)));
            }
            trim(retention, now);
        });
    }

    private void put(List<LogLine> lines) throws SQLException {
        long first = lines.getFirst().id();
        long last = lines.getLast().id();
        Sealed row = database.seal(TABLE, first + "-" + last, new Page(lines));
        if (row.body().length > LARGEST) {
            if (lines.size() > 1) {
                put(lines.subList(0, lines.size() / 2));
                put(lines.subList(lines.size() / 2, lines.size()));
            }
            return;
        }
        try (PreparedStatement put = database.connection()
                .prepareStatement("MERGE INTO log_page (first_id, last_id, at, size, body, code)"
                        + " KEY (first_id, last_id) VALUES (?, ?, ?, ?, ?, ?)")) {
            put.setLong(1, first);
            put.setLong(2, last);
            put.setObject(3, lines.getLast().at());
            put.setInt(4, row.body().length);
            put.setBytes(5, row.body());
            put.setBytes(6, row.code());
            put.executeUpdate();
        }
    }

    private void trim(Retention retention, Instant now) throws SQLException {
        try (PreparedStatement old = database.connection().prepareStatement("DELETE FROM log_page WHERE at < ?")) {
            old.setObject(1, now.minus(retention.logAge()));
            old.executeUpdate();
        }
        try (PreparedStatement surplus = database.connection().prepareStatement("""
            DELETE FROM log_page WHERE (first_id, last_id) IN (SELECT first_id, last_id FROM
              (SELECT first_id, last_id, SUM(size) OVER (ORDER BY last_id DESC, first_id DESC) AS taken FROM log_page)
              WHERE taken > ?)
            """)) {
            surplus.setLong(1, MOST_BYTES);
            surplus.executeUpdate();
        }
    }

    /// Everything that is remembered, oldest first; empty where that is nothing.
    Optional<Part> lines() throws SQLException {
        NavigableMap<Long, LogLine> read = read();
        Set<Told> known = new HashSet<>();
        read.values().forEach(line -> known.add(new Told(line.speaker(), line.at(), line.sequence())));
        List<LogLine> all = new ArrayList<>(read.values());
        for (LogLine line : streamed()) {
            if (!known.contains(new Told(line.speaker(), line.at(), line.sequence()))) {
                all.add(line);
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.sort(Comparator.comparing(LogLine::at).thenComparing(LogLine::id));
        List<LogLine> newest = all.subList(Math.max(0, all.size() - MOST_LINES), all.size());
        return Optional.of(new Part(asOf(newest.getLast().at()), numbered(newest)));
    }

    /// What tells lines apart that came on different ways.
    private record Told(String speaker, Instant at, long sequence) {}

    /// Lines that came without a number get one between those of their neighbours, or close to it.
    private static List<LogLine> numbered(List<LogLine> lines) {
        List<LogLine> numbered = new ArrayList<>(lines.size());
        long last = 0;
        for (LogLine line : lines) {
            LogLine next = line.id() > last ? line : line.numbered(last + 1);
            last = next.id();
            numbered.add(next);
        }
        return numbered;
    }

    private Instant asOf(Instant newest) throws SQLException {
        Instant head = database.meta("head", Head.class).map(Head::asOf).orElse(newest);
        return head.isAfter(newest) ? head : newest;
    }

    private NavigableMap<Long, LogLine> read() throws SQLException {
        NavigableMap<Long, LogLine> lines = new TreeMap<>();
        try (PreparedStatement pages = database.connection()
                        .prepareStatement(
                                "SELECT first_id, last_id, body, code FROM log_page ORDER BY last_id DESC, first_id DESC");
                ResultSet row = pages.executeQuery()) {
            while (row.next() && lines.size() < MOST_LINES) {
                String key = row.getLong(1) + "-" + row.getLong(2);
                database.unseal(TABLE, key, row.getBytes(3), row.getBytes(4), Page.class)
                        .ifPresent(page -> page.lines().forEach(line -> lines.put(line.id(), line)));
            }
        }
        return lines;
    }

    private List<LogLine> streamed() throws SQLException {
        List<LogLine> lines = new ArrayList<>();
        try (PreparedStatement statement = database.connection()
                        .prepareStatement(
                                "SELECT id, body, code FROM (SELECT * FROM log ORDER BY row_number DESC LIMIT "
                                        + MOST_LINES + ") ORDER BY row_number");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String id = row.getString(1);
                Optional<CarId> car = CarId.parse(id);
                Optional<LogEntry> entry = database.unseal("log", id, row.getBytes(2), row.getBytes(3), LogEntry.class);
                if (car.isPresent() && entry.isPresent()) {
                    lines.add(LogLine.of(0, car.get(), 0, entry.get()));
                }
            }
        }
        return lines;
    }
}
