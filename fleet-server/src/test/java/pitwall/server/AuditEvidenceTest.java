package pitwall.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditVerifier;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.protocol.AuditText;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditHeads;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

class AuditEvidenceTest {
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
        for (int i = 0; i < 8; i++) {
            server.createCar("car-" + i, i < 4 ? "munich" : "berlin");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AuditHead signedOver(long size) {
        clock.advance(Duration.ofSeconds(61));
        await().until(() -> {
            AuditHead head =
                    admin.get("/api/v1/audit/head").data(AuditHeads.class).head();
            return head != null && head.size() >= size;
        });
        return requireNonNull(
                admin.get("/api/v1/audit/head").data(AuditHeads.class).head());
    }

    @Test
    void aPartWithNothingLeftOutLeadsFromWhatStandsBeforeToTheSignedHead() {
        AuditHead head = signedOver(10);

        AuditEvidence evidence =
                admin.get("/api/v1/audit/evidence?after=3&limit=4").data(AuditEvidence.class);

        AuditVerifier verifier = new AuditVerifier(checkpoint(requireNonNull(evidence.before())));
        evidence.entries()
                .forEach(detail ->
                        verifier.accept(entry(detail), Hash.parse(detail.entry().hash())));
        assertThat(evidence.entries()).extracting(detail -> detail.entry().n()).containsExactly(4L, 5L, 6L, 7L);
        assertThat(evidence.entries())
                .allSatisfy(detail -> assertThat(detail.proof()).isNull());
        assertThat(verifier.broken()).isEmpty();
        assertThat(evidence.head()).isEqualTo(head);
        assertThat(new ConsistencyProof(7, head.size(), hashes(requireNonNull(evidence.path())))
                        .holds(verifier.reached().frontier().root(), Hash.parse(head.root())))
                .isTrue();
    }

    @Test
    void entriesOutOfASelectionProveThemselves() {
        AuditHead head = signedOver(10);
        Person lena = server.person("lena", Role.OPERATOR, new Scope(Set.of("munich"), Set.of()));

        AuditEvidence found =
                admin.get("/api/v1/audit/evidence?object=car&limit=3").data(AuditEvidence.class);
        AuditEvidence seen = lena.get("/api/v1/audit/evidence").data(AuditEvidence.class);

        assertThat(found.before()).isNull();
        assertThat(found.path()).isNull();
        assertThat(found.entries())
                .extracting(detail -> detail.entry().objectId())
                .containsExactly("car-5", "car-6", "car-7");
        assertThat(seen.entries())
                .extracting(detail -> detail.entry().action())
                .containsExactly("CREATE_CAR", "CREATE_CAR", "CREATE_CAR", "CREATE_CAR", "SIGN_IN");
        assertThat(found.entries()).allSatisfy(detail -> assertProven(detail, head));
        assertThat(seen.entries().getFirst().personal()).doesNotContainKey("address");
        assertThat(seen.entries().getLast().proof()).as("not signed yet").isNull();
    }

    @Test
    void entriesAfterTheHeadAreThereAndNotProvenYet() {
        AuditHead head = signedOver(10);
        server.createCar("car-8", "munich");

        AuditEvidence evidence = admin.get("/api/v1/audit/evidence?limit=2").data(AuditEvidence.class);

        assertThat(evidence.entries().getLast().entry().n()).isGreaterThan(head.size());
        assertThat(evidence.path()).isNull();
        assertThat(evidence.before()).isNotNull();
    }

    @Test
    void aServerWithoutAHeadGivesEntriesAndAnEmptyPageIsNoError() {
        AuditEvidence first =
                admin.get("/api/v1/audit/evidence?after=0&limit=1").data(AuditEvidence.class);
        AuditEvidence none =
                admin.get("/api/v1/audit/evidence?text=no-such-thing").data(AuditEvidence.class);

        assertThat(first.entries()).hasSize(1);
        assertThat(none.entries()).isEmpty();
        assertThat(admin.get("/api/v1/audit/evidence?colour=red").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/audit/evidence?limit=501").status()).isEqualTo(400);
    }

    private static void assertProven(AuditDetail detail, AuditHead head) {
        AuditDetail.Inclusion proof = requireNonNull(detail.proof());
        assertThat(proof.head()).isEqualTo(head);
        assertThat(proof.index()).isEqualTo(detail.entry().n() - 1);
        assertThat(new InclusionProof(proof.index(), head.size(), hashes(proof.path()))
                        .holds(entry(detail).hash(), Hash.parse(head.root())))
                .isTrue();
    }

    private static AuditEntry entry(AuditDetail detail) {
        Map<PersonalKey, PersonalField.Opening> openings = new EnumMap<>(PersonalKey.class);
        for (PersonalKey key : PersonalKey.values()) {
            AuditDetail.Opening opening = detail.personal().get(key.word());
            if (opening != null) {
                openings.put(key, new PersonalField.Opening(opening.salt(), opening.value()));
            }
        }
        return AuditText.read(detail.canonical(), openings).orElseThrow();
    }

    private static AuditCheckpoint checkpoint(AuditEvidence.Before before) {
        return new AuditCheckpoint(
                new MerkleFrontier(before.size(), hashes(before.peaks())), Hash.parse(before.last()));
    }

    private static List<Hash> hashes(List<String> words) {
        return words.stream().map(Hash::parse).toList();
    }
}
