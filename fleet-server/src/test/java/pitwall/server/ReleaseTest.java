package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.audit.PersonalKey;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RevokeRelease;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.TrustedState;
import pitwall.protocol.tuf.TufClient;
import pitwall.protocol.tuf.TufOutcome;
import pitwall.protocol.tuf.TufSigner;
import pitwall.protocol.tuf.TufSource;
import pitwall.server.access.DownloadTokens;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Ceremony;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

class ReleaseTest {
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
    void aReleaseIsTrustedWhenItsBytesAndASignatureAreThere() {
        ReleaseTarget release = Ceremony.release("4.3.0", 430, ARTIFACT);
        ceremony.vouch(release);
        ceremony.publish(manager, clock.instant());
        assertThat(manager.post("/api/v1/releases", Ceremony.request(release))
                        .data(ReleaseEntry.class)
                        .trust())
                .hasToString("UNVERIFIABLE");

        Person.Reply uploaded = Ceremony.upload(manager, "4.3.0", 0, ARTIFACT);

        assertThat(uploaded.status()).isEqualTo(204);
        assertThat(entry("4.3.0"))
                .returns("TRUSTED", entry -> entry.trust().name())
                .returns(true, ReleaseEntry::stored)
                .satisfies(entry -> assertThat(entry.signedBy())
                        .containsExactly(ceremony.targetsKey.key().id()));
    }

    @Test
    void aReleaseThatNobodySignedCannotBeChosen() {
        ceremony.register(manager, "4.3.0", 430, ARTIFACT);

        assertThat(entry("4.3.0"))
                .returns("UNSIGNED", entry -> entry.trust().name())
                .returns("Nobody signed for it yet.", ReleaseEntry::why);
    }

    @Test
    void aSignatureForOtherBytesMakesItUnverifiable() {
        ceremony.register(manager, "4.3.0", 430, ARTIFACT);
        ceremony.vouch(Ceremony.release("4.3.0", 430, Ceremony.bytes("other bytes")));
        ceremony.publish(manager, clock.instant());

        assertThat(entry("4.3.0"))
                .returns("UNVERIFIABLE", entry -> entry.trust().name())
                .satisfies(entry -> assertThat(entry.reason()).hasToString("HASH_MISMATCH"));
    }

    @Test
    void metadataThatRunsOutMakesItUnverifiable() {
        trusted("4.3.0", 430);

        clock.advance(Duration.ofDays(91));

        assertThat(entry("4.3.0"))
                .returns("UNVERIFIABLE", entry -> entry.trust().name())
                .satisfies(entry -> assertThat(entry.reason()).hasToString("METADATA_EXPIRED"));
    }

    @Test
    void aRevokedReleaseIsNeverTrustedAgain() {
        trusted("4.3.0", 430);

        Person.Reply revoked =
                manager.post("/api/v1/releases/4.3.0/revocation", new RevokeRelease("brakes late on wet roads"));

        assertThat(revoked.status()).isEqualTo(200);
        ceremony.publishTargets(manager, clock.instant());
        assertThat(entry("4.3.0").trust()).hasToString("REVOKED");
        assertThat(entry("4.3.0").revoked())
                .returns("rita", ReleaseEntry.Revoked::by)
                .returns("brakes late on wet roads", ReleaseEntry.Revoked::reason);
    }

    @Test
    void aReleaseThatItsSignersLeaveOutIsRevoked() {
        trusted("4.3.0", 430);
        ceremony.withdraw("4.3.0");

        ceremony.publishTargets(manager, clock.instant());

        assertThat(entry("4.3.0").trust()).hasToString("REVOKED");
    }

    @Test
    void aNewTargetsKeyMakesOldSignaturesUnverifiableUntilSomebodySignsAnew() {
        trusted("4.3.0", 430);
        ceremony.targetsKey = TufSigner.generate();
        String root = ceremony.root(manager, clock.instant().plus(Duration.ofDays(365)))
                .text();
        assertThat(manager.post("/api/v1/tuf/root", root).status()).isEqualTo(201);
        assertThat(entry("4.3.0").trust()).hasToString("UNVERIFIABLE");

        ceremony.publishTargets(manager, clock.instant());

        assertThat(entry("4.3.0").trust()).hasToString("TRUSTED");
    }

    @Test
    void aCarPullsWithATokenForItsVersionOnly() {
        trusted("4.3.0", 430);
        ceremony.register(manager, "4.4.0", 440, Ceremony.bytes("unsigned"));
        DownloadTokens tokens = server.server().downloads();
        String token = tokens.issue(new CarId("muc-0042"), "4.3.0", clock.instant());
        String unsigned = tokens.issue(new CarId("muc-0042"), "4.4.0", clock.instant());

        assertThat(asCar(token, "/api/v1/releases/4.3.0/artifact").status()).isEqualTo(200);
        assertThat(asCar(token, "/api/v1/tuf/timestamp.json").status()).isEqualTo(200);
        assertThat(asCar(token, "/api/v1/releases/4.4.0/artifact").status()).isEqualTo(401);
        assertThat(asCar(unsigned, "/api/v1/releases/4.4.0/artifact").status()).isEqualTo(404);
        assertThat(asCar(token, "/api/v1/releases/4.3.0").status()).isEqualTo(401);
        assertThat(asCar(token, "/api/v1/cars").status()).isEqualTo(401);
        clock.advance(DownloadTokens.LIFE);
        assertThat(asCar(token, "/api/v1/releases/4.3.0/artifact").status()).isEqualTo(401);
    }

    @Test
    void aCarBelievesWhatTheServerServes() {
        trusted("4.3.0", 430);
        TrustedState delivered = TrustedState.of(server.server().firstRoot().orElseThrow());

        TufOutcome outcome = refresh(delivered);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TufOutcome.Trusted.class,
                        trusted -> assertThat(trusted.targets().release("4.3.0"))
                                .contains(Ceremony.release("4.3.0", 430, ARTIFACT)));
    }

    @Test
    void theServerKeepsItsOwnMetadataFresh() {
        trusted("4.3.0", 430);
        TrustedState delivered = TrustedState.of(server.server().firstRoot().orElseThrow());
        String before = manager.get("/api/v1/tuf/timestamp.json").body();

        for (int step = 0; step < 4; step++) {
            clock.advance(Duration.ofDays(3));

            await().until(() -> refresh(delivered) instanceof TufOutcome.Trusted);
        }

        assertThat(file("timestamp.json")).isNotEqualTo(before);
    }

    @Test
    void theTrailSaysWhichMetadataWasServedBefore() {
        try (AuditReader trail = new AuditReader(server)) {
            trusted("4.3.0", 430);
            assertThat(trail.entries().getLast().personal(PersonalKey.BEFORE)).isEmpty();
            long start = trail.size();

            ceremony.publish(manager, clock.instant());

            assertThat(trail.after(start))
                    .extracting(
                            entry -> entry.facts().action(),
                            entry -> entry.personal(PersonalKey.BEFORE).orElseThrow(),
                            entry -> entry.personal(PersonalKey.AFTER).orElseThrow())
                    .containsExactly(
                            tuple("PUBLISH_ROOT", published("1.root.json", 1), published("2.root.json", 2)),
                            tuple("PUBLISH_TARGETS", published("1.targets.json", 1), published("2.targets.json", 2)));
        }
    }

    private static String published(String file, long version) {
        return "{\"file\":\"" + file + "\",\"version\":" + version + "}";
    }

    @Test
    void howLongTheSignaturesLastIsMeasured() {
        assertThat(Person.stranger(server.uri()).get("/metrics").body()).contains("pitwall_releases_signed NaN");
        trusted("4.3.0", 430);

        clock.advance(Duration.ofDays(89));

        assertThat(Person.stranger(server.uri()).get("/metrics").body()).contains("pitwall_releases_signed 86400.0");
    }

    @Test
    void newOnlineKeysAreTakenUpByTheNextRoot() {
        trusted("4.3.0", 430);
        TrustedState delivered = TrustedState.of(server.server().firstRoot().orElseThrow());
        TrustedState before = refresh(delivered).state();
        assertThat(manager.post("/api/v1/release-keys").data()).hasSize(4);
        String root = ceremony.root(manager, clock.instant().plus(Duration.ofDays(365)))
                .text();

        assertThat(manager.post("/api/v1/tuf/root", root).status()).isEqualTo(201);

        assertThat(refresh(before)).isInstanceOf(TufOutcome.Trusted.class);
        server.restart();
        assertThat(refresh(before)).isInstanceOf(TufOutcome.Trusted.class);
    }

    @Test
    void theServerRefusesMetadataThatCarsWouldRefuse() {
        trusted("4.3.0", 430);
        Ceremony stranger = new Ceremony();
        stranger.root(manager, clock.instant());
        String foreign =
                stranger.root(manager, clock.instant().plus(Duration.ofDays(9))).text();
        String again =
                stranger.targets(clock.instant().plus(Duration.ofDays(9))).text();
        String expired = ceremony.root(manager, clock.instant()).text();

        Map.of(foreign, "SIGNATURE_INVALID", expired, "METADATA_EXPIRED", "{}", "METADATA_MALFORMED")
                .forEach((root, code) -> assertThat(manager.post("/api/v1/tuf/root", root))
                        .returns(422, Person.Reply::status)
                        .returns(code, Person.Reply::code));
        assertThat(manager.post("/api/v1/tuf/targets", again).code()).isEqualTo("SIGNATURE_INVALID");
        assertThat(entry("4.3.0").trust()).hasToString("TRUSTED");
    }

    @Test
    void aRootWithoutTheServersKeysIsRefused(@TempDir Path other) {
        try (TestServer second = TestServer.start(other, clock, settings -> settings)) {
            Person elsewhere = second.person("rita", Role.RELEASE_MANAGER, null);
            String root = ceremony.root(elsewhere, clock.instant().plus(Duration.ofDays(365)))
                    .text();

            assertThat(manager.post("/api/v1/tuf/root", root).code()).isEqualTo("ONLINE_KEY_UNKNOWN");
        }
    }

    @Test
    void theNewestVersionComesFirstAndTheListHasPages() {
        for (int minor : new int[] {2, 10, 9}) {
            manager.post("/api/v1/releases", request("4." + minor + ".0", minor));
        }

        Person.Reply page = manager.get("/api/v1/releases?size=2&trust=unsigned");

        assertThat(page.data().findValuesAsText("version")).containsExactly("4.10.0", "4.9.0");
        assertThat(page.json().at("/metadata/total").asInt()).isEqualTo(3);
        assertThat(manager.get("/api/v1/releases?trust=trusted").data()).isEmpty();
        assertThat(manager.get("/api/v1/releases?trust=maybe").status()).isEqualTo(400);
    }

    @Test
    void aSampleServerHasReleasesThatACarBelieves() {
        server.server().publishSampleReleases();
        server.server().publishSampleReleases();

        assertThat(manager.get("/api/v1/releases?trust=trusted").data().findValuesAsText("version"))
                .containsExactly("4.4.0", "4.3.1", "4.3.0", "4.2.1", "4.2.0");
        assertThat(entry("4.5.0-rc1").trust()).hasToString("UNSIGNED");
        assertThat(refresh(TrustedState.of(server.server().firstRoot().orElseThrow())))
                .isInstanceOf(TufOutcome.Trusted.class);
    }

    @Test
    void theServersOwnKeysAreSealedOnDisk() {
        assertThat(manager.get("/api/v1/release-keys").data()).hasSize(2);
        assertThat(folder.resolve("releases/keys"))
                .isDirectoryContaining("glob:**.key")
                .isDirectoryNotContaining(file -> TestServer.filesIn(folder).contains("302e020100300506032b6570"));
    }

    private void trusted(String version, long counter) {
        ceremony.vouch(ceremony.register(manager, version, counter, ARTIFACT));
        ceremony.publish(manager, clock.instant());
        assertThat(entry(version).trust()).hasToString("TRUSTED");
    }

    private void restart() {
        server.restart();
        manager = Person.stranger(server.uri()).signIn("rita", TestServer.PASSWORD);
    }

    private static CreateRelease request(String version, long counter) {
        return Ceremony.request(Ceremony.release(version, counter, ARTIFACT));
    }

    private ReleaseEntry entry(String version) {
        // An access token lives ten minutes and the clock of these tests moves by days.
        manager = Person.stranger(server.uri()).signIn("rita", TestServer.PASSWORD);
        return manager.get("/api/v1/releases/" + version).data(ReleaseEntry.class);
    }

    private Person.Reply asCar(String token, String path) {
        return Person.stranger(server.uri()).get(path, "Authorization", "Bearer " + token);
    }

    private String file(String name) {
        String token = server.server().downloads().issue(new CarId("muc-0042"), "4.3.0", clock.instant());
        return asCar(token, "/api/v1/tuf/" + name).body();
    }

    private TufOutcome refresh(TrustedState state) {
        String token = server.server().downloads().issue(new CarId("muc-0042"), "4.3.0", clock.instant());
        TufSource source = file -> {
            Person.Reply reply = asCar(token, "/api/v1/tuf/" + file);
            return reply.status() == 200
                    ? Optional.of(new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        };
        return new TufClient().refresh(state, source, clock.instant());
    }
}
