package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

/// What only PostgreSQL can do to a server.
@Isolated
class PostgresTest {
    @Test
    void aServerWhoseConnectionsBreakGoesOn(@TempDir Path folder) throws SQLException {
        try (TestServer server = TestServer.start(TestDatabase.POSTGRES, folder)) {
            breakClaim(server, "");

            await().untilAsserted(() -> assertThat(create(server, "car-1")).isEqualTo(201));
            await().untilAsserted(() ->
                    assertThat(server.admin().get("/readyz").status()).isEqualTo(200));
        }
    }

    @Test
    void aServerThatAnotherTookOverFromWritesNothingMore(@TempDir Path folder) throws SQLException {
        try (TestServer server = TestServer.start(TestDatabase.POSTGRES, folder)) {
            breakClaim(server, "update server_note set value = 'another' where name = 'owner'");

            await().untilAsserted(() ->
                    assertThat(server.admin().get("/readyz").status()).isEqualTo(503));
            assertThat(create(server, "car-1")).isEqualTo(503);
        }
    }

    private static int create(TestServer server, String id) {
        return server.admin()
                .post("/api/v1/cars", "{\"id\":\"" + id + "\",\"region\":\"bonn\",\"version\":\"1\"}")
                .status();
    }

    /// Ends the connection that holds the claim, after a statement that is run before.
    private static void breakClaim(TestServer server, String before) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.location());
                Statement statement = connection.createStatement()) {
            if (!before.isEmpty()) {
                statement.execute(before);
            }
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
        }
    }
}
