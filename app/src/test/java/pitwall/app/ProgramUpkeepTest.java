package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.update.UpdateFile;
import pitwall.client.update.UpdateNews;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.program.ProgramFile;
import pitwall.protocol.program.ProgramList;
import pitwall.protocol.tuf.TufSigner;
import pitwall.views.ports.UpdateSource;

class ProgramUpkeepTest {
    private final TufSigner signer = TufSigner.generate();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private final AtomicReference<byte[]> list = new AtomicReference<>(new byte[0]);

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/programs.txt", exchange -> {
            exchange.sendResponseHeaders(200, list.get().length);
            exchange.getResponseBody().write(list.get());
            exchange.close();
        });
        server.createContext("/stuck.deb", exchange -> exchange.sendResponseHeaders(200, 1_000));
        server.start();
    }

    @AfterEach
    void shut() {
        server.stop(0);
    }

    @Test
    void eachSystemWantsWhatItCanInstallAndNothingOfAnother() {
        assertThat(ProgramUpkeep.wanted("Linux", "amd64", true).kinds()).containsExactly("deb", "tar.gz");
        assertThat(ProgramUpkeep.wanted("Linux", "aarch64", false).kinds()).containsExactly("rpm", "tar.gz");
        assertThat(ProgramUpkeep.wanted("Mac OS X", "aarch64", false).kinds()).containsExactly("dmg", "mac.tar.gz");
        assertThat(ProgramUpkeep.wanted("Windows 11", "amd64", false).kinds()).containsExactly("msi", "zip");
        assertThat(ProgramUpkeep.wanted("Linux", "aarch64", true).architecture())
                .isEqualTo("aarch64");
    }

    @Test
    void whatWasNamedOnceIsNeverLedBackFrom() {
        ProgramUpkeep upkeep = upkeep(GivenSettings.NONE);
        assertThat(upkeep.source()).isEmpty();
        assertThat(upkeep.use(Optional.of(source()))).isTrue();

        publish("0.3.0");
        assertThat(upkeep.look().join()).isInstanceOf(UpdateNews.Available.class);
        publish("0.2.0");

        assertThat(upkeep(read()).look().join())
                .as("after a restart too")
                .isEqualTo(new UpdateNews.Distrusted(UpdateNews.Distrust.OLDER));
    }

    @Test
    void anotherKeyBeginsAnew() {
        ProgramUpkeep upkeep = upkeep(GivenSettings.NONE);
        upkeep.use(Optional.of(source()));
        publish("0.3.0");
        upkeep.look().join();
        TufSigner other = TufSigner.generate();

        upkeep.use(Optional.of(new UpdateSource(source().address(), other.key().publicHex(), false)));
        list.set(list("0.2.0").signed(other));

        assertThat(upkeep.look().join()).isInstanceOf(UpdateNews.Available.class);
    }

    @Test
    void whatCannotBeAnAddressOrAKeyIsRefused() {
        ProgramUpkeep upkeep = upkeep(GivenSettings.NONE);

        assertThat(upkeep.use(Optional.of(new UpdateSource("http://example.com/x", "ab".repeat(32), false))))
                .isFalse();
        assertThat(upkeep.use(Optional.of(new UpdateSource("https://exam ple", "ab".repeat(32), false))))
                .isFalse();
        assertThat(upkeep.use(Optional.of(new UpdateSource("https://example.com/x", "ab", false))))
                .isFalse();
        assertThat(upkeep.source()).isEmpty();
    }

    @Test
    void aFetchThatHangsIsCancelled() throws Exception {
        ProgramUpkeep upkeep = upkeep(GivenSettings.NONE);
        upkeep.use(Optional.of(source()));
        var fetch = upkeep.fetch(
                new ProgramFile("stuck.deb", "deb", "amd64", new Artifact("0".repeat(64), 1_000)), done -> {});

        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            upkeep.cancel();
            return fetch.isDone();
        });

        assertThat(fetch.join()).isEqualTo(new UpdateFile.Cancelled());
    }

    private ProgramUpkeep upkeep(GivenSettings given) {
        return new ProgramUpkeep(
                folder, given, work -> Thread.ofVirtual().name("pitwall-call").start(work), clock);
    }

    private GivenSettings read() {
        try {
            return GivenSettings.read(folder.resolve("none.json"), Map.of(), folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private UpdateSource source() {
        return new UpdateSource(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/programs.txt",
                signer.key().publicHex(),
                false);
    }

    private void publish(String version) {
        list.set(list(version).signed(signer));
    }

    private ProgramList list(String version) {
        return new ProgramList(version, clock.instant().plus(Duration.ofDays(1)), "", List.of());
    }
}
