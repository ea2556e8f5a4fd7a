package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

class AuditCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private FleetServer server;
    private Path password;

    @BeforeEach
    void start() throws Exception {
        server = server("a.db");
        password = Files.writeString(
                folder.resolve("admin.pass"),
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::adminPassword)
                        .orElseThrow());
    }

    private FleetServer server(String database) {
        return FleetServer.start(
                ServerSettings.of(folder.resolve(database).toString())
                        .withPasswordIterations(1_000)
                        .withLimits(new ServerSettings.Limits(1_000, 1_000, 4)),
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String... words) {
        CommandLine line = Fleets.commandLine(Map.of());
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--server", server.baseUri().toString(), "--user", "admin", "--password-file", password.toString()));
        return line.execute(all.toArray(String[]::new));
    }

    @Test
    void aWitnessSeesThatTheTrailOnlyGrewAndNoticesAnother() throws Exception {
        String witness = folder.resolve("witness.json").toString();
        await().atMost(Duration.ofSeconds(20)).until(() -> run("verify", "--witness", witness) == 0);
        assertThat(said.toString()).contains("the witness remembers");

        assertThat(run("verify", "--witness", witness)).isZero();
        assertThat(said.toString()).contains("continues that of");

        server.close();
        server = server("b.db");
        Files.writeString(
                password,
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::adminPassword)
                        .orElseThrow());
        assertThat(run("verify", "--witness", witness)).isEqualTo(ExitCode.REFUSED.number());
        assertThat(said.toString()).contains("The audit trail is not proven");
    }

    @Test
    void whoStillHasAnAccountIsNotForgotten() {
        assertThat(run("forget", "admin", "--reason", "asked for it")).isEqualTo(ExitCode.REFUSED.number());
        assertThat(run("forget", "nobody", "--reason", "asked for it")).isZero();
        assertThat(said.toString()).contains("Forgotten in 0 entries.");
    }

    @Test
    void anExportIsAFileOfItsFormat() throws Exception {
        Path lines = folder.resolve("audit.ndjson");
        Path archive = folder.resolve("audit.zip");

        assertThat(run("export", "--out", lines.toString())).isZero();
        assertThat(run("export", "--out", archive.toString(), "--format", "csv"))
                .isZero();

        assertThat(Files.readAllLines(lines).getFirst()).contains("\"type\":\"manifest\"");
        assertThat(Files.readAllLines(lines).getLast()).startsWith("{\"type\":\"end\"");
        assertThat(Files.readAllBytes(archive)).startsWith('P', 'K');
    }
}
