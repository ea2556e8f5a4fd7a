package pitwall.server.kit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Where a test's server keeps its data: a file in the test's folder, or, where the environment variable
/// `PITWALL_TEST_POSTGRES` holds a JDBC URL, a schema of its own in that PostgreSQL.
public final class TestDatabase {
    private TestDatabase() {}

    static String location(Path folder) {
        return postgres()
                .map(TestDatabase::freshSchema)
                .orElseGet(() -> folder.resolve("fleet.db").toString());
    }

    /// The PostgreSQL to test against, if there is one.
    public static Optional<String> postgres() {
        return Optional.ofNullable(System.getenv("PITWALL_TEST_POSTGRES"));
    }

    private static String freshSchema(String url) {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("create schema " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("no PostgreSQL at PITWALL_TEST_POSTGRES", e);
        }
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }
}
