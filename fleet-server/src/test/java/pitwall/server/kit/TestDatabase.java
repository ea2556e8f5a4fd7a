package pitwall.server.kit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/// Where a test's server keeps its data.
public enum TestDatabase {
    /// A file in the test's folder.
    SQLITE {
        @Override
        public String location(Path folder) {
            return folder.resolve("fleet.db").toString();
        }
    },

    /// A schema of its own: in the PostgreSQL whose JDBC URL the environment variable `PITWALL_TEST_POSTGRES` holds,
    /// else in one that is started once for all tests and ends with them. Where neither is possible the test says so
    /// and is skipped.
    POSTGRES {
        @Override
        public String location(Path folder) {
            return freshSchema(Running.orSkip());
        }
    };

    /// Where nobody's data is yet.
    public abstract String location(Path folder);

    private static String freshSchema(String url) {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("create schema " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    /// The one PostgreSQL of this run, or why there is none.
    private record Running(Optional<String> url, String why) {
        private static final Running ONE = start();

        static String orSkip() {
            Assumptions.assumeTrue(ONE.url.isPresent(), ONE.why);
            return ONE.url.orElseThrow();
        }

        private static Running start() {
            String given = System.getenv("PITWALL_TEST_POSTGRES");
            if (given != null) {
                return new Running(Optional.of(given), "");
            }
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                return new Running(Optional.of(started.getJdbcUrl("postgres", "postgres")), "");
            } catch (IOException | RuntimeException e) {
                return new Running(Optional.empty(), "no PostgreSQL can be started here: " + e);
            }
        }
    }
}
