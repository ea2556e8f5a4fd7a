package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.server.kit.Ceremony;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// Registering a release and moving its bytes.
class ArtifactTest {
    TestDatabase database = TestDatabase.SQLITE;

    private static final byte[] ARTIFACT = Ceremony.bytes("the bytes of 4.3.0, which are not many");

    @TempDir
    Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final Ceremony ceremony = new Ceremony();
    private TestServer server;
    private Person manager;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
        manager = server.person("rita", Role.RELEASE_MANAGER, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUploadGoesOnWhereItBroke() {
        assertThat(manager.post("/api/v1/releases", request("4.3.0", 430)).status())
                .isEqualTo(201);
        Ceremony.upload(manager, "4.3.0", 0, Arrays.copyOf(ARTIFACT, 10));
        restart();

        Person.Reply far = manager.send("HEAD", "/api/v1/releases/4.3.0/upload", Optional.empty());

        assertThat(far.header("Upload-Offset")).isEqualTo("10");
        assertThat(far.header("Upload-Length")).isEqualTo(Integer.toString(ARTIFACT.length));
        assertThat(Ceremony.upload(manager, "4.3.0", 3, ARTIFACT))
                .returns(409, Person.Reply::status)
                .returns("UPLOAD_OFFSET", Person.Reply::code)
                .satisfies(reply -> assertThat(reply.header("Upload-Offset")).isEqualTo("10"));
        Ceremony.upload(manager, "4.3.0", 10, Arrays.copyOfRange(ARTIFACT, 10, ARTIFACT.length));
        assertThat(entry("4.3.0").stored()).isTrue();
        assertThat(manager.get("/api/v1/releases/4.3.0/artifact").body())
                .isEqualTo(new String(ARTIFACT, StandardCharsets.UTF_8));
    }

    @Test
    void anArtifactThatWasCompleteWhenTheServerWasKilledIsNoticed() throws IOException {
        manager.post("/api/v1/releases", request("4.3.0", 430));
        Files.write(folder.resolve("releases/complete").resolve(Ceremony.sha256(ARTIFACT)), ARTIFACT);

        restart();

        assertThat(entry("4.3.0").stored()).isTrue();
    }

    @Test
    void theSameBytesNeedNotTravelTwice() {
        ceremony.register(manager, "4.3.0", 430, ARTIFACT);

        Person.Reply again = manager.post("/api/v1/releases", request("4.3.0-again", 431));

        assertThat(again.data(ReleaseEntry.class).stored()).isTrue();
        assertThat(Ceremony.upload(manager, "4.3.0-again", ARTIFACT.length, new byte[0])
                        .status())
                .isEqualTo(204);
    }

    @Test
    void otherBytesThanRegisteredAreThrownAway() {
        manager.post("/api/v1/releases", request("4.3.0", 430));

        Person.Reply wrong = Ceremony.upload(manager, "4.3.0", 0, new byte[ARTIFACT.length]);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo("HASH_MISMATCH");
        assertThat(entry("4.3.0").stored()).isFalse();
        assertThat(Ceremony.upload(manager, "4.3.0", 0, ARTIFACT).status()).isEqualTo(204);
    }

    @Test
    void moreBytesThanRegisteredAreRefused() {
        manager.post("/api/v1/releases", request("4.3.0", 430));

        Person.Reply wrong = Ceremony.upload(manager, "4.3.0", 0, new byte[ARTIFACT.length + 1]);

        assertThat(wrong.status()).isEqualTo(413);
        assertThat(manager.send("HEAD", "/api/v1/releases/4.3.0/upload", Optional.empty())
                        .header("Upload-Offset"))
                .isEqualTo("0");
    }

    @Test
    void anArtifactBeyondTheLimitIsNotEvenRegistered() {
        CreateRelease large =
                new CreateRelease("4.3.0", 430, "0".repeat(64), 1_000_001, null, null, null, null, null, null);

        assertThat(manager.post("/api/v1/releases", large).status()).isEqualTo(400);
    }

    @Test
    void aVersionAndACounterBelongToOneRelease() {
        manager.post("/api/v1/releases", request("4.3.0", 430));

        assertThat(manager.post("/api/v1/releases", request("4.3.0", 431)).code())
                .isEqualTo("DUPLICATE_ID");
        assertThat(manager.post("/api/v1/releases", request("4.3.1", 430)).body())
                .contains("belongs to 4.3.0");
    }

    @Test
    void aRepeatedRegistrationHasNoSecondEffect() {
        String key = UUID.randomUUID().toString();
        Person.Reply first = manager.post("/api/v1/releases", request("4.3.0", 430), "Idempotency-Key", key);

        Person.Reply again = manager.post("/api/v1/releases", request("4.3.0", 430), "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void whatIsNoReleaseIsRefusedFieldByField() {
        CreateRelease bad =
                new CreateRelease("../4.3.0", -1, "no", 0, null, null, Set.of("?"), 101, "x".repeat(4_001), "?");

        Person.Reply reply = manager.post("/api/v1/releases", bad);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "version",
                        "counter",
                        "sha256",
                        "length",
                        "fromVersions",
                        "minimumBatteryPercent",
                        "notes",
                        "minimumAgent");
    }

    @Test
    void partsOfAnArtifactCanBeAskedFor() {
        ceremony.register(manager, "4.3.0", 430, ARTIFACT);
        String path = "/api/v1/releases/4.3.0/artifact";
        Person.Reply whole = manager.get(path);
        String tag = whole.header("ETag");

        assertThat(tag).isEqualTo('"' + Ceremony.sha256(ARTIFACT) + '"');
        assertThat(manager.get(path, "Range", "bytes=4-8"))
                .returns(206, Person.Reply::status)
                .returns("bytes", Person.Reply::body)
                .satisfies(part -> assertThat(part.header("Content-Range")).isEqualTo("bytes 4-8/" + ARTIFACT.length));
        assertThat(manager.get(path, "Range", "bytes=-4").body()).isEqualTo("many");
        assertThat(manager.get(path, "Range", "bytes=34-", "If-Range", tag).body())
                .isEqualTo("many");
        assertThat(manager.get(path, "Range", "bytes=34-", "If-Range", "\"other\"")
                        .status())
                .isEqualTo(200);
        assertThat(manager.get(path, "Range", "bytes=38-"))
                .returns(416, Person.Reply::status)
                .satisfies(reply -> assertThat(reply.header("Content-Range")).isEqualTo("bytes */38"));
        assertThat(manager.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(manager.send("HEAD", path, Optional.empty()))
                .returns(200, Person.Reply::status)
                .returns("", Person.Reply::body)
                .satisfies(head -> assertThat(head.header("Content-Length")).isEqualTo("38"));
    }

    private void restart() {
        server.restart();
        manager = Person.stranger(server.uri()).signIn("rita", TestServer.PASSWORD);
    }

    private static CreateRelease request(String version, long counter) {
        return Ceremony.request(Ceremony.release(version, counter, ARTIFACT));
    }

    private ReleaseEntry entry(String version) {
        return manager.get("/api/v1/releases/" + version).data(ReleaseEntry.class);
    }
}
