package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.TestCertificate;
import pitwall.checks.e2e.stream.RestartableServer;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.Freshness.Trouble;

/// What a console says when its server is not quite what it was or should be: another certificate, another version.
@UsesToolkit
class ChangedServerTest {
    private static final int CARS = 10;
    /// Seconds of the console's clock in a real one, where it only waits.
    private static final int HURRIED = 5;

    @TempDir
    Path folder;

    private final ShiftedClock clock = new ShiftedClock();

    @Test
    void aServerNobodyVouchesForIsFollowedOnlyAfterItsCertificateWasTrusted() throws Exception {
        TestCertificate first = TestCertificate.make(folder, "ip:127.0.0.1");
        TestCertificate second = TestCertificate.make(folder, "ip:127.0.0.1");
        try (RestartableServer server = new RestartableServer(
                        Files.createDirectories(folder.resolve("server")),
                        InstantSource.system(),
                        usual -> usual.withTls(first.certificate(), first.key()));
                ConsoleUnderTest console = open()) {
            assertThat(server.uri().getScheme()).isEqualTo("https");
            String password = new String(server.password());
            console.signIn(server.uri(), password);
            eventually("the console warns").until(() -> says(console, "Nobody vouches for this server’s certificate."));
            assertThat(console.words()).anyMatch(word -> word.text().matches("(?s).*([0-9A-F]{2}:){31}[0-9A-F]{2}.*"));
            assertThat(console.latest()).isSameAs(FleetFrame.NOTHING);

            console.press("Trust this certificate");
            console.enterPassword(password);
            eventually("live over TLS").until(() -> console.pill().startsWith("LIVE"));

            server.comeBack(server.stop(), usual -> usual.withTls(second.certificate(), second.key()));
            clock.run(HURRIED);
            eventually("another certificate is not believed").until(() -> says(console, "Certificate not trusted."));
            assertThat(console.latest().freshness().allowsCommands()).isFalse();
            assertThat(console.modalWindows()).isEmpty();
        }
    }

    @Test
    void aServerOfTheNextVersionIsNamedAsSuch() throws Exception {
        try (RunningFleet fleet = new RunningFleet(folder.resolve("server"), CARS);
                VersionShift next = new VersionShift(fleet.uri().getPort());
                ConsoleUnderTest console = open()) {
            console.signIn(next.uri(), fleet.password());

            eventually("the console says why it is offline").until(() -> says(console, "Other protocol version."));
            assertThat(console.pill()).isEqualTo("OFFLINE · no data");
            assertThat(trouble(console)).isEqualTo(Trouble.INCOMPATIBLE);
            assertThat(console.modalWindows()).isEmpty();
        }
    }

    private ConsoleUnderTest open() {
        return ConsoleUnderTest.open(folder.resolve("console"), clock);
    }

    private static boolean says(ConsoleUnderTest console, String sentence) {
        return console.words().stream().anyMatch(word -> word.text().contains(sentence));
    }

    private static Trouble trouble(ConsoleUnderTest console) {
        return console.latest().freshness() instanceof Freshness.Offline offline ? offline.trouble() : Trouble.NONE;
    }
}
