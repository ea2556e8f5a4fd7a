package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// What somebody can do wrong at the command line gets one sentence and an exit code of its own.
final class FailuresTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("server", "--port", "" + taken.getLocalPort(), "--database", file("a.db"));

            assertThat(code).isEqualTo(ExitCode.PORT_IN_USE.number());
            assertThat(said.toString())
                    .isEqualToIgnoringNewLines(
                            "Port " + taken.getLocalPort() + " of 127.0.0.1 is in use or not ours to use.");
        }
    }

    @Test
    void aDatabaseOfAnotherServerIsLeftAlone() {
        try (FleetServer other = FleetServer.start(ServerSettings.of(file("a.db")), InstantSource.system())) {
            int code = run("server", "--port", "0", "--database", file("a.db"));

            assertThat(other).isNotNull();
            assertThat(code).isEqualTo(ExitCode.DATABASE_UNUSABLE.number());
            assertThat(said.toString()).contains("Another server is using the database");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("a.db"), "not a database at all ".repeat(50));

        int code = run("server", "--port", "0", "--database", file.toString());

        assertThat(code).isEqualTo(ExitCode.DATABASE_UNUSABLE.number());
        assertThat(said.toString()).contains("is not a database");
        assertThat(file).hasContent("not a database at all ".repeat(50));
    }

    @Test
    void missingTlsFilesAreNamed() {
        int code = run("server", "--tls-cert", file("cert.pem"), "--tls-key", file("key.pem"));

        assertThat(code).isEqualTo(ExitCode.TLS_UNUSABLE.number());
        assertThat(said.toString()).contains("cert.pem does not exist");
    }

    @Test
    void tlsFilesThatAreNoneAreRefused() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "no certificate");
        Files.writeString(folder.resolve("key.pem"), "no key");

        int code = run(
                "server",
                "--port",
                "0",
                "--database",
                file("a.db"),
                "--tls-cert",
                file("cert.pem"),
                "--tls-key",
                file("key.pem"));

        assertThat(code).isEqualTo(ExitCode.TLS_UNUSABLE.number());
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        int code = run("simulate", "--server", "http://127.0.0.1:" + free);

        assertThat(code).isEqualTo(ExitCode.SERVER_UNREACHABLE.number());
        assertThat(said.toString()).contains("No fleet server answers at http://127.0.0.1:" + free);
    }

    @Test
    void aSecretInAFileThatIsNotThereIsNamed() {
        int code = run("server", "--secret-key-file", file("secret"));

        assertThat(code).isEqualTo(ExitCode.SECRET_UNREADABLE.number());
        assertThat(said.toString()).contains("secret of --secret-key-file cannot be read");
    }

    @Test
    void flagsThatMakeNoSenseAreRefusedInWords() {
        assertThat(run("server", "--port", "70000")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("server", "--writes-per-minute", "0")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("server", "--tls-cert", "cert.pem")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("server", "--secret-key", "short")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("server", "--public-url", "nowhere")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("simulate", "--faults", "loss=lots")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("simulate", "--cars", "0")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(run("fly")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(said.toString()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void theHelpNeverShowsASecretOfTheEnvironment() {
        StringWriter help = new StringWriter();

        Fleets.commandLine(Map.of("PITWALL_SECRET_KEY", "canary-1", "PITWALL_ENROLMENT_KEY", "canary-2"))
                .setOut(new PrintWriter(help))
                .execute("server", "--help");

        assertThat(help.toString()).contains("--secret-key").doesNotContain("canary");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return Fleets.commandLine(Map.of()).setErr(new PrintWriter(said)).execute(arguments);
    }
}
