package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.update.HttpReleaseSource;
import pitwall.agent.update.MemoryDisk;
import pitwall.agent.update.ReleaseFacts;
import pitwall.agent.update.ReleaseSource.Answer;
import pitwall.agent.update.TufVerifier;
import pitwall.agent.update.Verification;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// The car's side of an update against the real server: what it believes, and what no server can make it believe.
class CarPullsReleaseTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private final MemoryDisk disk = new MemoryDisk(1_000_000, UnaryOperator.identity());
    private FleetServer server;
    private String root;

    @BeforeEach
    void start() {
        server = FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString()).withPasswordIterations(1_000), CLOCK);
        server.publishSampleReleases();
        root = server.firstRoot().orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCarBelievesASignedReleaseAndPullsItInTwoParts() throws IOException {
        try (HttpReleaseSource source = new HttpReleaseSource(server.baseUri(), null)) {
            ReleaseFacts facts = trusted(source);

            byte[] bytes = pulled(source, facts, 10);

            assertThat(bytes).hasSize(Math.toIntExact(facts.length()));
            assertThat(pulled(source, facts, 0)).isEqualTo(bytes);
        }
    }

    @Test
    void aCarDoesNotBelieveAReleaseThatNobodySigned() {
        try (HttpReleaseSource source = new HttpReleaseSource(server.baseUri(), null)) {
            Verification verification =
                    new TufVerifier(disk, root).verify("4.5.0-rc1", source, token("4.5.0-rc1"), CLOCK.instant());

            assertThat(verification).isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void aServerWithOtherKeysIsNotBelieved(@TempDir Path other) {
        try (FleetServer thief = FleetServer.start(
                        ServerSettings.of(other.resolve("fleet.db").toString()).withPasswordIterations(1_000), CLOCK);
                HttpReleaseSource source = new HttpReleaseSource(thief.baseUri(), null)) {
            thief.publishSampleReleases();
            String token = thief.downloads().issue(new CarId("muc-0042"), "4.3.1", CLOCK.instant());

            Verification verification = new TufVerifier(disk, root).verify("4.3.1", source, token, CLOCK.instant());

            assertThat(verification)
                    .isInstanceOfSatisfying(
                            Verification.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.SIGNATURE_INVALID));
        }
    }

    @Test
    void aServerThatFellBehindIsNotBelieved(@TempDir Path copy) throws IOException {
        server.close();
        List<Path> files = allFiles();
        for (Path file : files) {
            Path target = copy.resolve(folder.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        try (FleetServer late = FleetServer.start(
                        ServerSettings.of(copy.resolve("fleet.db").toString()),
                        () -> CLOCK.instant().plusSeconds(91 * 86_400));
                HttpReleaseSource source = new HttpReleaseSource(late.baseUri(), null)) {
            String token = late.downloads()
                    .issue(new CarId("muc-0042"), "4.3.1", CLOCK.instant().plusSeconds(91 * 86_400));

            Verification verification = new TufVerifier(disk, root)
                    .verify("4.3.1", source, token, CLOCK.instant().plusSeconds(91 * 86_400));

            assertThat(verification)
                    .isInstanceOfSatisfying(
                            Verification.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.METADATA_EXPIRED));
        }
    }

    private List<Path> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private ReleaseFacts trusted(HttpReleaseSource source) {
        Verification verification =
                new TufVerifier(disk, root).verify("4.3.1", source, token("4.3.1"), CLOCK.instant());
        assertThat(verification).isInstanceOf(Verification.Trusted.class);
        return ((Verification.Trusted) verification).facts();
    }

    private byte[] pulled(HttpReleaseSource source, ReleaseFacts facts, int firstPart) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String path = "/api/v1/releases/" + facts.version() + "/artifact";
        try (InputStream in = bytes(source.open(path, 0, token(facts.version())))) {
            all.write(in.readNBytes(firstPart));
        }
        try (InputStream in = bytes(source.open(path, firstPart, token(facts.version())))) {
            in.transferTo(all);
        }
        return all.toByteArray();
    }

    private static InputStream bytes(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Bytes.class);
        return ((Answer.Bytes) answer).in();
    }

    private String token(String version) {
        return server.downloads().issue(new CarId("muc-0042"), version, CLOCK.instant());
    }
}
