package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.server.notify.NotifySettings;

/// An operator's own rules, in the words of an edge fleet.
class AlertsImportTest {
    private static final String SEED = """
            alerts:
              - name: high_cpu_usage
                condition: cpu_usage > 90
                duration: 5m
                action: email
              - name: device_offline
                condition: last_seen > 10m
                action: webhook
                url: https://alerts.example.com/webhook
            """;

    @TempDir
    Path folder;

    private static Person.Reply send(Person person, String path, String yaml) {
        return person.sendBytes(
                "POST", path, Optional.of(yaml.getBytes(StandardCharsets.UTF_8)), "Content-Type", "application/yaml");
    }

    @Test
    void aFileIsLookedAtFirstAndThenTakenOverAllOrNone() {
        try (TestServer server = TestServer.start(folder)) {
            Person admin = server.admin();
            AlertsAdopted preview =
                    send(admin, "/api/v1/alarm-rules/import/preview", SEED).data(AlertsAdopted.class);
            assertThat(preview.added()).containsExactly("high_cpu_usage", "device_offline");
            assertThat(preview.newChannels()).singleElement().asString().startsWith("webhook-");
            assertThat(preview.unknownChannels()).containsExactly("email");
            assertThat(admin.get("/api/v1/alarm-rules/device_offline").status()).isEqualTo(404);

            Person ines = server.person("ines", Role.RELEASE_MANAGER, null);
            assertThat(send(ines, "/api/v1/alarm-rules/import", SEED).status()).isEqualTo(403);
            assertThat(send(admin, "/api/v1/alarm-rules/import", SEED.replace("https:", "http:"))
                            .code())
                    .isEqualTo("VALIDATION");
            assertThat(admin.get("/api/v1/alarm-rules/high_cpu_usage").status()).isEqualTo(404);

            assertThat(send(admin, "/api/v1/alarm-rules/import", SEED).status()).isEqualTo(200);
            assertThat(admin.get("/api/v1/alarm-rules/device_offline").status()).isEqualTo(200);
            assertThat(admin.get("/api/v1/notification-channels")
                            .data()
                            .get(0)
                            .path("channel")
                            .path("url")
                            .asText())
                    .isEqualTo("https://alerts.example.com/webhook");
            AlertsAdopted again = send(ines, "/api/v1/alarm-rules/import", SEED.replace("> 90", "> 95"))
                    .data(AlertsAdopted.class);
            assertThat(again.changed()).containsExactly("high_cpu_usage");
            assertThat(again.unchanged()).containsExactly("device_offline");
            assertThat(send(admin, "/api/v1/alarm-rules/import", "alerts: [{name: x}]")
                            .code())
                    .isEqualTo("VALIDATION");
        }
    }

    @Test
    void aFileThatIsNamedAtTheStartWinsEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("alerts.yaml"), SEED);
        try (TestServer server = TestServer.start(
                folder,
                InstantSource.system(),
                settings -> settings.withNotify(NotifySettings.DEFAULT.withAlerts(file)))) {
            assertThat(server.admin().get("/api/v1/alarm-rules/device_offline").status())
                    .isEqualTo(200);
            server.restart(() -> write(file, SEED.replace("10m", "20m")));
            assertThat(server.admin()
                            .get("/api/v1/alarm-rules/device_offline")
                            .data()
                            .path("rule")
                            .path("condition")
                            .asText())
                    .isEqualTo("last_seen > 20m");
            assertThat(server.admin().get("/api/v1/audit").body()).contains("IMPORT_ALARM_RULES");
        }
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "alerts: 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestServer.start(
                        folder,
                        InstantSource.system(),
                        settings -> settings.withNotify(NotifySettings.DEFAULT.withAlerts(wrong))))
                .withMessageContaining("wrong.yaml");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
