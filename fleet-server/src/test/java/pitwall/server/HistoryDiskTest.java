package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// A disk that takes nothing of how the fleet was is told to people, until it takes it again.
class HistoryDiskTest {
    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T12:00:00Z"));

    @Test
    void aDiskThatTakesNothingOfThePastIsAnAlarm() throws SQLException {
        try (TestServer server = TestServer.start(folder, clock, settings -> settings)) {
            server.createCar("car-1", "munich");
            Person admin = server.admin();
            assertThat(aboutHistory(admin)).isEmpty();

            change(server, "alter table fleet_history rename to elsewhere");
            timeUntil(() -> !aboutHistory(admin).isEmpty());
            assertThat(aboutHistory(admin)).singleElement().satisfies(alarm -> {
                assertThat(alarm.rule()).isEqualTo("sink_down");
                assertThat(alarm.isActive()).isTrue();
            });

            change(server, "alter table elsewhere rename to fleet_history");
            timeUntil(() -> aboutHistory(admin).stream().noneMatch(AlarmView::isActive));
        }
    }

    private void timeUntil(Callable<Boolean> so) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    clock.advance(Duration.ofSeconds(5));
                    return so.call();
                });
    }

    private static List<AlarmView> aboutHistory(Person admin) {
        return List.of(admin.get("/api/v1/alarms").data(AlarmView[].class)).stream()
                .filter(alarm -> alarm.object().id().equals("history"))
                .toList();
    }

    /// As somebody else would who has the file open.
    private static void change(TestServer server, String statement) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + server.location() + ".history");
                Statement sql = file.createStatement()) {
            sql.execute(statement);
        }
    }
}
