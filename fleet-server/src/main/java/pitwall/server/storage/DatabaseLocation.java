package pitwall.server.storage;

import java.nio.file.Path;
import java.util.Optional;

/// Where a database is: a SQLite file, or whatever a JDBC URL names.
///
/// @param url as JDBC wants it
/// @param file absent for a database server, and for SQLite in memory
public record DatabaseLocation(String url, Optional<Path> file) {
    private static final String SQLITE = "jdbc:sqlite:";

    /// @param text path of a SQLite file, or a URL that begins with `jdbc:`
    public static DatabaseLocation of(String text) {
        if (!text.startsWith("jdbc:")) {
            return new DatabaseLocation(SQLITE + text, Optional.of(Path.of(text)));
        }
        String path = text.startsWith(SQLITE) ? text.substring(SQLITE.length()).split("\\?", 2)[0] : "";
        boolean isFile = !path.isEmpty() && !path.startsWith(":") && !path.startsWith("file:");
        return new DatabaseLocation(text, isFile ? Optional.of(Path.of(path)) : Optional.empty());
    }

    boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /// A URL may carry a password behind the question mark.
    @Override
    public String toString() {
        return url.split("\\?", 2)[0];
    }
}
