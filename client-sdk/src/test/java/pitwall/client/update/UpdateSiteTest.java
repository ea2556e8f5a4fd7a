package pitwall.client.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.program.ProgramFile;
import pitwall.protocol.program.ProgramList;
import pitwall.protocol.tuf.TufSigner;

class UpdateSiteTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-21T12:00:00Z");
    private static final UpdateSite.Wanted WANTED = new UpdateSite.Wanted(List.of("deb", "tar.gz"), "amd64");
    private static final byte[] PACKAGE = "a package".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    private final TufSigner signer = TufSigner.generate();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private HttpServer server;
    private UpdateSite site;

    @BeforeEach
    void openTheSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        site = siteOf(signer);
    }

    @AfterEach
    void shut() {
        server.stop(0);
    }

    @Test
    void aNewerVersionIsToldWithThePackageForThisComputer() throws Exception {
        publish(list("0.2.0", LATER), signer);

        UpdateNews news = site.look("0.1.0", "0.1.0", WANTED);

        assertThat(news).isEqualTo(new UpdateNews.Available("0.2.0", "Quicker.", Optional.of(deb())));
    }

    @Test
    void theSameOrAnOlderVersionIsNoNews() throws Exception {
        publish(list("0.2.0", LATER), signer);

        assertThat(site.look("0.2.0", "0.2.0", WANTED)).isEqualTo(new UpdateNews.Current("0.2.0"));
        assertThat(site.look("0.3.0-rc1", "0.1.0", WANTED)).isEqualTo(new UpdateNews.Current("0.2.0"));
        assertThat(site.look("0.2.0-SNAPSHOT", "0.1.0", WANTED)).isInstanceOf(UpdateNews.Available.class);
    }

    @Test
    void aComputerThatNoPackageIsForHearsOfTheVersionAllTheSame() throws Exception {
        publish(list("0.2.0", LATER), signer);

        assertThat(site.look("0.1.0", "0.1.0", new UpdateSite.Wanted(List.of("msi"), "amd64")))
                .isEqualTo(new UpdateNews.Available("0.2.0", "Quicker.", Optional.empty()));
    }

    @Test
    void aListOfAnotherKeyIsNotBelieved() throws Exception {
        publish(list("0.2.0", LATER), TufSigner.generate());

        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isEqualTo(distrusted(UpdateNews.Distrust.SIGNATURE));
    }

    @Test
    void aListThatWasChangedIsNotBelieved() throws Exception {
        byte[] signed = list("0.2.0", LATER).signed(signer);
        files.put(
                "/programs.txt",
                new String(signed, StandardCharsets.UTF_8)
                        .replace("0.2.0", "0.9.0")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isEqualTo(distrusted(UpdateNews.Distrust.SIGNATURE));
    }

    @Test
    void aSignatureForSomethingElseIsWorthNothing() {
        byte[] body = "{\"version\":\"9\",\"expires\":\"2030-01-01T00:00:00Z\",\"notes\":\"\",\"files\":[]}\n"
                .getBytes(StandardCharsets.UTF_8);
        files.put(
                "/programs.txt",
                ("pitwall-programs-1 " + signer.sign(body) + "\n" + new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isEqualTo(distrusted(UpdateNews.Distrust.SIGNATURE));
    }

    @Test
    void aListThatRanOutIsNotBelieved() throws Exception {
        publish(list("0.2.0", NOW), signer);

        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isEqualTo(distrusted(UpdateNews.Distrust.EXPIRED));
    }

    @Test
    void aListOlderThanOneSeenBeforeIsNotBelieved() throws Exception {
        publish(list("0.2.0", LATER), signer);

        assertThat(site.look("0.1.0", "0.3.0", WANTED)).isEqualTo(distrusted(UpdateNews.Distrust.OLDER));
    }

    @Test
    void aListWithoutEndIsNotRead() {
        files.put("/programs.txt", new byte[ProgramList.LONGEST + 1]);

        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isEqualTo(distrusted(UpdateNews.Distrust.TOO_LONG));
    }

    @Test
    void whatIsNotThereIsUnreachable() {
        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isEqualTo(new UpdateNews.Unreachable("HTTP 404"));
        server.stop(0);

        assertThat(site.look("0.1.0", "0.1.0", WANTED)).isInstanceOf(UpdateNews.Unreachable.class);
    }

    @Test
    void aPackageIsFetchedWholeAndWithProgress() throws Exception {
        files.put("/pitwall_0.2.0_amd64.deb", PACKAGE);
        AtomicLong progress = new AtomicLong();

        UpdateFile fetched = site.fetch(deb(), folder.resolve("new"), progress::set, () -> false);

        Path path = folder.resolve("new").resolve("pitwall_0.2.0_amd64.deb");
        assertThat(fetched).isEqualTo(new UpdateFile.Fetched(path));
        assertThat(Files.readAllBytes(path)).isEqualTo(PACKAGE);
        assertThat(progress).hasValue(PACKAGE.length);
    }

    @Test
    void otherBytesThanSignedForLeaveNothing() throws Exception {
        byte[] changed = PACKAGE.clone();
        changed[4_711] ^= 1;
        files.put("/pitwall_0.2.0_amd64.deb", changed);
        assertThat(fetch()).isEqualTo(new UpdateFile.Distrusted(UpdateNews.Distrust.CHANGED));

        files.put("/pitwall_0.2.0_amd64.deb", new byte[PACKAGE.length + 1]);
        assertThat(fetch()).isEqualTo(new UpdateFile.Distrusted(UpdateNews.Distrust.TOO_LONG));

        files.put("/pitwall_0.2.0_amd64.deb", new byte[10]);
        assertThat(fetch()).isEqualTo(new UpdateFile.Distrusted(UpdateNews.Distrust.CHANGED));

        files.clear();
        assertThat(fetch()).isEqualTo(new UpdateFile.Failed("HTTP 404"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCancelledFetchLeavesNothing() throws Exception {
        files.put("/pitwall_0.2.0_amd64.deb", PACKAGE);

        assertThat(site.fetch(deb(), folder, done -> {}, () -> true)).isEqualTo(new UpdateFile.Cancelled());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlySafeAddressesAreAsked() {
        assertThat(UpdateSite.isUsable(URI.create("https://example.com/pitwall/programs.txt")))
                .isTrue();
        for (String address : List.of(
                "http://example.com/programs.txt",
                "file:///etc/passwd",
                "https:///x",
                "https://user@example.com/x",
                "x")) {
            assertThat(UpdateSite.isUsable(URI.create(address))).as(address).isFalse();
        }
    }

    @Test
    void theNameOfAPackageIsNoPath() {
        assertThatThrownBy(() -> new ProgramFile("../x.deb", "deb", "amd64", new Artifact("0".repeat(64), 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UpdateFile fetch() throws Exception {
        return site.fetch(deb(), folder, done -> {}, () -> false);
    }

    private UpdateSite siteOf(TufSigner trusted) {
        URI list = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/programs.txt");
        return new UpdateSite(
                list,
                trusted.key(),
                () -> {
                    throw new AssertionError("no certificates for http");
                },
                InstantSource.fixed(NOW));
    }

    private void publish(ProgramList list, TufSigner by) {
        files.put("/programs.txt", list.signed(by));
    }

    private static ProgramList list(String version, Instant expires) throws Exception {
        return new ProgramList(
                version,
                expires,
                "Quicker.",
                List.of(
                        new ProgramFile("pitwall-0.2.0-linux.tar.gz", "tar.gz", "amd64", deb().artifact()),
                        new ProgramFile("pitwall_0.2.0_arm64.deb", "deb", "aarch64", deb().artifact()),
                        deb()));
    }

    private static ProgramFile deb() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(PACKAGE);
        return new ProgramFile(
                "pitwall_0.2.0_amd64.deb",
                "deb",
                "amd64",
                new Artifact(HexFormat.of().formatHex(hash), PACKAGE.length));
    }

    private static UpdateNews distrusted(UpdateNews.Distrust why) {
        return new UpdateNews.Distrusted(why);
    }
}
