package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.stream.RestartableServer;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.OnBreach;
import pitwall.protocol.Json;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;

/// Files that leave the console: the report of a rollout in both forms and languages, and the audit trail, which the
/// program for people without Pitwall proves, in a process of its own.
@UsesToolkit
class SavedFilesTest {
    private static final Path PROGRAM = Path.of("..", "..", "docs", "tools", "Verify.java");
    private static final String MANAGER = "j.weiss";
    private static final String PASSWORD = "another-long-password-1";
    private static final String NAME = "Stack 4.3.1";

    @TempDir
    private Path folder;

    private RestartableServer server;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() throws IOException {
        server = new RestartableServer(Files.createDirectory(folder.resolve("server")));
        server.publishReleases();
        try (Administrator administrator = administrator()) {
            administrator.createCar("car-1");
            administrator.create(MANAGER, PASSWORD, Role.RELEASE_MANAGER);
        }
        try (Administrator manager = new Administrator(server.uri(), MANAGER, PASSWORD)) {
            manager.launch(plan());
        }
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(server.uri(), new String(server.password()));
        eventually("live").until(() -> console.pill().startsWith("LIVE"));
    }

    @AfterEach
    void close() {
        console.close();
        server.close();
    }

    @Test
    void aReportIsSavedInBothFormsAndLanguagesAndTheTrailProvesItself() throws Exception {
        openTheRollout();
        String english = saved("report.html", "</html>");
        assertThat(english).contains("<html lang=\"en\">", NAME, "Phases", "@media print");
        JsonNode json = Json.tolerant().readTree(saved("report.json", "}"));
        assertThat(json.path("data").path("rollout").path("name").asText()).isEqualTo(NAME);

        console.speak(Locale.GERMAN);
        openTheRollout();
        String german = saved("bericht.html", "</html>");
        assertThat(german).contains("<html lang=\"de\">", NAME, "Phasen");
        assertThat(Json.tolerant()
                        .readTree(saved("bericht.json", "}"))
                        .path("data")
                        .path("rollout")
                        .path("name")
                        .asText())
                .isEqualTo(NAME);
        console.speak(Locale.ENGLISH);

        console.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        eventually("the trail is read").until(() -> console.shows(".audit-table"));
        String exported = saved("audit.ndjson", "\"type\":\"end\"");
        Path file = folder.resolve("audit.ndjson");
        Path key = Files.writeString(folder.resolve("pub.key"), key());
        Path program = compiled();
        assertThat(exported.split("\"NOTE_EXPORT\"", -1))
                .as("each report that was saved is an entry")
                .hasSize(5);
        assertThat(verified(program, file, key)).startsWith("0 PROVEN");

        Path changed =
                Files.writeString(folder.resolve("changed.ndjson"), exported.replaceFirst("CREATE_CAR", "DELETE_CAR"));
        assertThat(verified(program, changed, key)).startsWith("1 NOT PROVEN");
        eventually("taking it away is an entry itself")
                .until(() -> console.words().stream()
                        .anyMatch(
                                word -> word.isIn("audit-action") && word.text().equals("AUDIT_EXPORT")));
    }

    private void openTheRollout() {
        console.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the rollout is listed")
                .until(() -> console.words().stream()
                        .anyMatch(
                                word -> word.isIn("rollout-name") && word.text().equals(NAME)));
        eventually("it is open").pollInterval(Duration.ofSeconds(1)).until(() -> {
            boolean open = console.shows(".rollout-head .pill");
            if (!open) {
                console.push(KeyCode.J);
                console.push(KeyCode.ENTER);
            }
            return open;
        });
    }

    /// Presses Ctrl+E, answers with this name where the dialog of the system would take Enter, and waits for the end of
    /// the file.
    private String saved(String name, String end) throws IOException {
        Path file = folder.resolve(name);
        console.willChoose(file);
        console.push(KeyCode.CONTROL, KeyCode.E);
        eventually(name + " is there")
                .until(() -> Files.exists(file) && Files.readString(file).contains(end));
        return Files.readString(file);
    }

    /// Once: given a source, the launcher would compile it for every file.
    private Path compiled() throws IOException {
        Path program = Files.createDirectory(folder.resolve("program"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", program.toString(), PROGRAM.toString());
        assertThat(result).isZero();
        return program;
    }

    /// What the program says, with its exit code in front.
    private static String verified(Path program, Path file, Path key) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        List.of(java, "-cp", program.toString(), "Verify", file.toString(), key.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }

    private String key() {
        try (Administrator administrator = administrator()) {
            return administrator.auditKey();
        }
    }

    private Administrator administrator() {
        return new Administrator(server.uri(), new String(server.password()));
    }

    private static CreateRollout plan() {
        PhaseWish phase = new PhaseWish(
                "Munich",
                "region:munich",
                null,
                2,
                null,
                List.of(100),
                10,
                0.8,
                0.1,
                3,
                true,
                true,
                OnBreach.ROLL_BACK_PHASE,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        return new CreateRollout(NAME, "4.3.1", null, List.of(phase), null, null, null, null, null, null);
    }
}
