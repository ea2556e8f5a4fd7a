package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.stream.RestartableServer;
import pitwall.protocol.rest.AuditHead;

/// The audit trail in a real console over a real server: what one does appears, is proven with and without the server,
/// and a server that forgets the end of its trail is caught by the console that was there.
@UsesToolkit
class AuditJourneyTest {
    @TempDir
    private Path serverFolder;

    @TempDir
    private Path backup;

    @TempDir
    private Path consoleFolder;

    private RestartableServer server;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        server = new RestartableServer(serverFolder);
        console = ConsoleUnderTest.open(consoleFolder.resolve("console"), InstantSource.system());
        console.signIn(server.uri(), new String(server.password()));
        eventually("live").until(() -> console.pill().startsWith("LIVE"));
    }

    @AfterEach
    void close() {
        console.close();
        server.close();
    }

    /// How many entries the newest signed head that came covers.
    private long witnessed() {
        AuditHead head = console.latest().snapshot().board().auditHead();
        return head == null ? 0 : head.size();
    }

    @Test
    void whatOneDoesIsProvenWithAndWithoutTheServer() {
        console.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        eventually("the trail is read").until(() -> cells("audit-action").contains("SIGN_IN"));

        act("act-1");
        eventually("what was done appears by itself")
                .until(() -> cells("audit-object").contains("car act-1"));
        int port = server.stop();
        server.comeBack(port);
        eventually("live again").until(() -> console.pill().startsWith("LIVE"));
        console.press("#verifyAll");
        eventually("everything is proven")
                .untilAsserted(() -> assertThat(chain()).startsWith("✓").contains("verified, #1 to"));

        long before = witnessed();
        act("act-2");
        act("act-3");
        eventually("the newer ones appear").until(() -> cells("audit-object").contains("car act-3"));
        port = server.stop();
        console.press("#verify");
        eventually("what is remembered is proven without the server")
                .untilAsserted(() -> assertThat(chain()).startsWith("✓").contains("without the server"));
        server.comeBack(port);
        eventually("live once more").until(() -> console.pill().startsWith("LIVE"));
        eventually("the longer trail was witnessed")
                .atMost(Duration.ofMinutes(3))
                .until(() -> witnessed() >= before + 2);
        assertThat(console.shows(".trail-alarm")).isFalse();
        console.press("#verifyAll");
        eventually("all of it is proven")
                .untilAsserted(() -> assertThat(chain()).startsWith("✓").contains("verified, #1 to"));
    }

    @Test
    void aTailThatWasCutAndOneThatWasWrittenAnewAreToldOnEveryScreen() throws IOException {
        int port = server.stop();
        copy(serverFolder, backup);
        server.comeBack(port);
        eventually("live with the longer trail").until(() -> console.pill().startsWith("LIVE"));
        long before = witnessed();
        for (int car = 0; car < 4; car++) {
            act("act-" + car);
        }
        signHead();
        eventually("the longer trail was witnessed").until(() -> witnessed() >= before + 4);

        port = server.stop();
        copy(backup, serverFolder);
        server.comeBack(port);
        eventually("the alarm is raised").until(() -> console.shows(".trail-alarm"));
        assertThat(console.text(".trail-alarm .label")).contains("is shorter than it was");
        console.takePicture("audit-trail-cut");
        for (KeyCode screen : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT4, KeyCode.DIGIT6)) {
            console.push(KeyCode.CONTROL, screen);
            assertThat(console.shows(".trail-alarm"))
                    .as("it stays on every screen")
                    .isTrue();
        }
        console.press("Acknowledge");
        eventually("it was seen").until(() -> !console.shows(".trail-alarm"));

        for (int car = 0; car < 12; car++) {
            act("forged-" + car);
        }
        signHead();
        eventually("a tail written anew is an alarm of its own").until(() -> console.shows(".trail-alarm"));
        assertThat(console.text(".trail-alarm .label")).contains("are not those that were signed");
    }

    /// An export ends in a signed head, so that nobody has to wait for the next minute.
    private void signHead() {
        try (Administrator administrator = new Administrator(server.uri(), new String(server.password()))) {
            administrator.exportAudit();
        }
    }

    private void act(String car) {
        try (Administrator administrator = new Administrator(server.uri(), new String(server.password()))) {
            administrator.createCar(car);
        }
    }

    private String chain() {
        return console.text(".audit-chain .label");
    }

    private List<String> cells(String column) {
        return console.words().stream()
                .filter(word -> word.isIn(column) && word.isIn("table-cell"))
                .map(Word::text)
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
