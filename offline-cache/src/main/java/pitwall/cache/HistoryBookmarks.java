package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import pitwall.client.SessionInfo;
import pitwall.client.past.Bookmark;
import pitwall.client.past.Bookmarks;

/// Bookmarks in the file of the history, a row for each person: they are encrypted, and forgotten with it.
/// Thread-safe.
final class HistoryBookmarks implements Bookmarks {
    private final Desk desk;

    /// Leads to the file.
    interface Desk {
        /// Runs the work on the thread of the history.
        ///
        /// @param otherwise the answer where nothing may be read, or there is no file
        <T> CompletableFuture<T> ask(Work<T> work, T otherwise);
    }

    /// Something that is done with the file.
    interface Work<T> {
        /// @param reader who the history was told to
        T of(CacheDatabase database, SessionInfo reader) throws SQLException;
    }

    /// What stands in the row of a person.
    record Row(List<Bookmark> bookmarks) {
        Row {
            bookmarks = List.copyOf(bookmarks);
        }
    }

    HistoryBookmarks(Desk desk) {
        this.desk = desk;
    }

    @Override
    public CompletableFuture<List<Bookmark>> all() {
        return desk.ask(HistoryBookmarks::read, List.of());
    }

    @Override
    public CompletableFuture<Boolean> keep(Bookmark bookmark) {
        return desk.ask(
                (database, reader) -> {
                    List<Bookmark> all = without(read(database, reader), bookmark.at());
                    if (all.size() >= MOST) {
                        return false;
                    }
                    all.add(bookmark);
                    write(database, reader, all);
                    return true;
                },
                false);
    }

    @Override
    public CompletableFuture<Void> remove(Instant at) {
        return desk.ask(
                        (database, reader) -> {
                            write(database, reader, without(read(database, reader), at));
                            return true;
                        },
                        false)
                .thenAccept(_ -> {});
    }

    /// The rows of all people, by name: they stay where the file is begun anew because of its version.
    static Map<String, Row> rows(CacheDatabase database) throws SQLException {
        Map<String, Row> found = new HashMap<>();
        try (PreparedStatement names =
                        database.connection().prepareStatement("SELECT name FROM meta WHERE name LIKE 'marks/%'");
                ResultSet rows = names.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                Optional<Row> row = database.meta(name, Row.class);
                if (row.isPresent()) {
                    found.put(name, row.get());
                }
            }
        }
        return found;
    }

    private static List<Bookmark> without(List<Bookmark> all, Instant at) {
        List<Bookmark> others = new ArrayList<>(all);
        others.removeIf(each -> each.at().equals(at));
        return others;
    }

    private static List<Bookmark> read(CacheDatabase database, SessionInfo reader) throws SQLException {
        Optional<Row> row = database.meta(name(reader), Row.class);
        return row.map(Row::bookmarks).orElse(List.of());
    }

    private static void write(CacheDatabase database, SessionInfo reader, List<Bookmark> all) throws SQLException {
        all.sort(Comparator.comparing(Bookmark::at));
        database.putMeta(name(reader), new Row(all));
    }

    /// As remembered answers, they are of a person with these rights, as the history beside them is.
    private static String name(SessionInfo reader) {
        return "marks/" + CachedAnswers.name(reader, "bookmarks").substring(0, 32);
    }
}
