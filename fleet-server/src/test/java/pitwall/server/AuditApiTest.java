package pitwall.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditConsistency;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditHeads;
import pitwall.protocol.rest.AuditVerdict;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

class AuditApiTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T09:00:00Z"));
    private TestServer server;
    private Person admin;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
        admin = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<String> actions(Person.Reply reply) {
        return reply.data().findValuesAsText("action");
    }

    private AuditHeads signedOver(long size) {
        clock.advance(Duration.ofSeconds(61));
        await().until(() -> {
            AuditHead head = heads().head();
            return head != null && head.size() >= size;
        });
        return heads();
    }

    private AuditHeads heads() {
        return admin.get("/api/v1/audit/head").data(AuditHeads.class);
    }

    @Test
    void theTrailIsReadPageByPageInBothDirections() {
        for (int i = 0; i < 8; i++) {
            server.createCar("car-" + i, "munich");
        }

        Person.Reply newest = admin.get("/api/v1/audit?limit=4");
        Person.Reply older = admin.get("/api/v1/audit?limit=4&before="
                + newest.json().path("metadata").path("next").asLong());
        Person.Reply oldest = admin.get("/api/v1/audit?limit=3&after=0");

        assertThat(newest.data().findValuesAsText("n")).containsExactly("10", "9", "8", "7");
        assertThat(older.data().findValuesAsText("n")).containsExactly("6", "5", "4", "3");
        assertThat(actions(oldest)).containsExactly("FIRST_START", "SIGN_IN", "CREATE_CAR");
        assertThat(admin.get("/api/v1/audit?after=9").json().path("metadata").has("next"))
                .isFalse();
        assertThat(admin.get("/api/v1/audit?after=9&before=3").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/audit?colour=red").status()).isEqualTo(400);
    }

    @Test
    void everyFilterFindsWhatItNames() {
        server.createCar("car-1", "munich");
        clock.advance(Duration.ofMinutes(5));
        admin.patch("/api/v1/cars/car-1", "{\"name\":\"50%_ready!\"}", "If-Match", "\"1\"", "X-Correlation-Id", "c-77");
        admin.patch("/api/v1/cars/car-1", "{\"name\":\"x\"}", "If-Match", "\"1\"");

        assertThat(actions(admin.get("/api/v1/audit?actor=admin&action=patch_car")))
                .hasSize(2);
        assertThat(actions(admin.get("/api/v1/audit?result=refused"))).containsExactly("PATCH_CAR");
        assertThat(actions(admin.get("/api/v1/audit?object=car&objectId=car-1")))
                .hasSize(3);
        assertThat(actions(admin.get("/api/v1/audit?correlation=c-77"))).hasSize(1);
        assertThat(actions(admin.get("/api/v1/audit?text=50%25_READY!"))).hasSize(1);
        assertThat(actions(admin.get("/api/v1/audit?text=5_%25"))).isEmpty();
        assertThat(actions(admin.get("/api/v1/audit?to=2026-11-21T09:02:00Z&object=car")))
                .containsExactly("CREATE_CAR");
        assertThat(actions(admin.get("/api/v1/audit?from=2026-11-21T09:02:00Z&object=car")))
                .hasSize(2);
        assertThat(admin.get("/api/v1/audit?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void everybodySeesTheirOwnAndWhatIsInTheirScope() {
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");
        Person vera = server.person("vera", Role.VIEWER, null);
        Person lena = server.person("lena", Role.OPERATOR, new Scope(Set.of("munich"), Set.of()));
        Person omar = server.person("omar", Role.OPERATOR, null);
        lena.patch("/api/v1/cars/car-b", "{\"name\":\"x\"}", "If-Match", "\"1\"");
        admin.patch("/api/v1/cars/car-m", "{\"region\":\"berlin\"}", "If-Match", "\"1\"");

        assertThat(actions(vera.get("/api/v1/audit"))).containsExactly("SIGN_IN");
        assertThat(lines(lena.get("/api/v1/audit"))).containsExactly("PATCH_CAR car-b", "SIGN_IN ", "CREATE_CAR car-m");
        assertThat(lines(omar.get("/api/v1/audit")))
                .containsExactly(
                        "PATCH_CAR car-m", "PATCH_CAR car-b", "SIGN_IN ", "CREATE_CAR car-b", "CREATE_CAR car-m");
        assertThat(actions(admin.get("/api/v1/audit?object=user"))).hasSize(4);
        long signIn = vera.get("/api/v1/audit").data().get(0).path("n").asLong();
        assertThat(omar.get("/api/v1/audit/" + signIn).status()).isEqualTo(404);
        assertThat(vera.get("/api/v1/audit/" + signIn).status()).isEqualTo(200);
        assertThat(omar.get("/api/v1/audit?actor=admin").body()).doesNotContain("address");
    }

    private static List<String> lines(Person.Reply reply) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : reply.data()) {
            lines.add(
                    entry.path("action").asText() + " " + entry.path("objectId").asText());
        }
        return lines;
    }

    @Test
    void anEntryProvesThatItBelongsToTheSignedTrail() {
        server.createCar("car-1", "munich");
        assertThat(admin.get("/api/v1/audit/3").data().has("proof")).isFalse();
        AuditHeads heads = signedOver(3);

        AuditDetail detail = admin.get("/api/v1/audit/3").data(AuditDetail.class);
        AuditDetail.Inclusion inclusion = requireNonNull(detail.proof());
        SignedHead head = signed(inclusion.head());
        InclusionProof proof = new InclusionProof(inclusion.index(), head.size(), hashes(inclusion.path()));

        assertThat(proof.holds(Hash.parse(detail.entry().hash()), head.root())).isTrue();
        assertThat(AuditKey.parse(heads.keys().getLast()).signed(head)).isTrue();
        assertThat(requireNonNull(detail.personal().get("actor")).value()).isEqualTo("admin");
        assertThat(detail.canonical()).doesNotContain("admin");
    }

    private static SignedHead signed(AuditHead head) {
        return new SignedHead(head.size(), Hash.parse(head.root()), head.at(), head.keyId(), head.signature());
    }

    private static List<Hash> hashes(List<String> path) {
        return path.stream().map(Hash::parse).toList();
    }

    @Test
    void aWitnessGetsAProofThatNothingItSawWasChanged() {
        AuditHead early = requireNonNull(signedOver(2).head());
        for (int i = 0; i < 5; i++) {
            server.createCar("car-" + i, "munich");
        }
        AuditHead late = requireNonNull(signedOver(7).head());

        AuditConsistency proof = admin.get("/api/v1/audit/proof?from=" + early.size() + "&to=" + late.size())
                .data(AuditConsistency.class);

        assertThat(new ConsistencyProof(proof.from(), proof.to(), hashes(proof.path()))
                        .holds(Hash.parse(early.root()), Hash.parse(late.root())))
                .isTrue();
        assertThat(admin.get("/api/v1/audit/proof?from=3&to=999").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/audit/proof?from=3").status()).isEqualTo(400);
    }

    @Test
    void theServerChecksItsTrailPartByPart() {
        for (int i = 0; i < 5; i++) {
            server.createCar("car-" + i, "munich");
        }
        signedOver(7);

        AuditVerdict part = admin.get("/api/v1/audit/verify?from=2&to=4").data(AuditVerdict.class);
        AuditVerdict all = admin.get("/api/v1/audit/verify").data(AuditVerdict.class);

        assertThat(part.from()).isEqualTo(2);
        assertThat(part.next()).isNull();
        assertThat(all.to()).isEqualTo(7);
        assertThat(all.broken()).isNull();
        assertThat(all.head()).isNotNull();
        assertThat(admin.get("/api/v1/audit/verify?from=99")
                        .data(AuditVerdict.class)
                        .broken())
                .isNull();
    }

    @Test
    void anExportIsWrittenDownAndLimited() {
        Person vera = server.person("vera", Role.VIEWER, null);

        assertThat(vera.get("/api/v1/audit/export").status()).isEqualTo(403);
        for (int i = 0; i < 6; i++) {
            assertThat(admin.get("/api/v1/audit/export").status()).isEqualTo(200);
        }
        assertThat(admin.get("/api/v1/audit/export").status()).isEqualTo(429);

        assertThat(admin.get("/api/v1/audit?action=AUDIT_EXPORT").data().findValuesAsText("result"))
                .containsExactly(
                        "DENIED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "DENIED");
        assertThat(admin.get("/api/v1/audit/export?format=pdf").status()).isEqualTo(400);
    }
}
