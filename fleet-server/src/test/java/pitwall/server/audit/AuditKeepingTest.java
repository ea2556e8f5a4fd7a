package pitwall.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.MerkleTree;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.CreateCar;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.storage.AuditRows;
import pitwall.server.storage.AuditTreeRows;
import pitwall.testing.SteppedClock;

/// What happens to the trail over time: heads, crowds, retention, erasure and tampering.
class AuditKeepingTest {
    private static final Instant MORNING = Instant.parse("2026-11-21T09:00:00Z");

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(MORNING);
    private Path headFile;
    private TestServer server;
    private AuditReader trail;

    @BeforeEach
    void start() {
        headFile = folder.resolve("heads.ndjson");
        server = TestServer.start(
                database,
                folder,
                clock,
                settings -> settings.withAudit(
                        AuditSettings.DEFAULT.withHeadFile(headFile).withRetention(Duration.ofDays(30))));
        trail = new AuditReader(server);
    }

    @AfterEach
    void stop() {
        trail.close();
        server.close();
    }

    private void awaitHeadOver(long size) {
        await().until(() -> trail.heads().stream().anyMatch(head -> head.size() >= size));
    }

    @Test
    void aHeadIsSignedAMinuteAfterTheLastOneIfThereIsSomethingNew() throws IOException {
        awaitHeadOver(1);
        server.createCar("car-1", "munich");
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(3);

        assertThat(trail.verdict()).isEmpty();
        SignedHead newest = trail.heads().getLast();
        await().untilAsserted(() -> assertThat(Files.readString(headFile)).contains(newest.signature()));
        assertThat(Files.readAllLines(headFile)).hasSameSizeAs(trail.heads());
    }

    @Test
    void theSameSecretSignsWithTheSameKey() {
        awaitHeadOver(1);
        String key = trail.key().id();
        server.restart();
        server.createCar("car-1", "munich");
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(4);

        assertThat(trail.heads()).extracting(SignedHead::keyId).containsOnly(key);
        assertThat(trail.verdict()).isEmpty();
    }

    @Test
    void whoIsDeniedAgainAndAgainIsCounted() {
        Person vera = server.person("vera", Role.VIEWER, null);
        long before = trail.size();
        for (int i = 0; i < 75; i++) {
            vera.post("/api/v1/cars", new CreateCar("car-" + i, null, "munich", "i4", null, null, null, "1", null));
        }
        assertThat(trail.after(before)).hasSize(30);

        clock.advance(Duration.ofSeconds(61));
        await().until(() -> trail.after(before).size() == 31);
        AuditEntry counted = trail.entries().getLast();
        assertThat(counted.facts().count()).isEqualTo(45);
        assertThat(counted.personal(PersonalKey.ACTOR)).contains("vera");
    }

    @Test
    void oldEntriesGoAndTheirHashesStay() {
        for (int i = 0; i < 20; i++) {
            server.createCar("car-" + i, "munich");
        }
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(22);
        SignedHead old = trail.heads().getLast();
        List<AuditRows.Stored> before = trail.stored();

        clock.advance(Duration.ofDays(31));
        await().until(() -> trail.stored().stream().noneMatch(one -> one.n() <= 22));
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(23);

        assertThat(trail.entries().getFirst().facts().action()).isEqualTo("AUDIT_CUT");
        assertThat(trail.entries().getFirst().facts().object().id()).isEqualTo("1-22");
        assertThat(trail.size()).isGreaterThan(22);
        SignedHead newest = trail.heads().getLast();
        trail.read(sql -> {
            MerkleTree tree = new MerkleTree(newest.size(), new AuditTreeRows(sql));
            assertThat(tree.root()).isEqualTo(newest.root());
            assertThat(tree.consistency(old.size()).holds(old.root(), newest.root()))
                    .isTrue();
            assertThat(tree.inclusion(4).holds(before.get(4).hash(), newest.root()))
                    .isTrue();
            return true;
        });
        assertThat(TestServer.filesIn(folder)).isNotEmpty();
    }

    @Test
    void aPersonIsForgottenAndTheTrailStaysProven() {
        Person vera = server.person("vera", Role.OPERATOR, null);
        vera.post("/api/v1/cars", new CreateCar("car-1", null, "munich", "i4", null, null, null, "1", null));
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(trail.size());

        trail.read(sql -> sql.inTransaction(transaction -> new AuditTreeRows(transaction).forget("vera", MORNING)));

        assertThat(trail.entries().toString()).doesNotContain("vera");
        assertThat(trail.verdict()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set body = '{}' where n = 1",
                "update audit_entry set action = 'NOTHING' where n = 1",
                "delete from audit_entry where n = 1",
                "update audit_personal set value = 'nobody' where n = 2 and name = 'actor'",
                "delete from audit_personal where n = 2",
                "delete from audit_place",
                "update audit_node set hash = hash",
                "delete from audit_node where position > 0",
                "update audit_head set root = signature",
                "delete from audit_head",
                "update audit_key set public_key = ''",
                "delete from audit_key",
                "update audit_cut set size = 0",
                "insert into audit_entry select * from audit_entry where n = 1"
            })
    void theDatabaseItselfRefuses(String change) {
        server.createCar("car-1", "munich");
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(3);
        trail.read(sql -> sql.execute("insert into audit_cut (size, at) values (0, 0)"));

        assertThatThrownBy(() -> trail.read(sql -> sql.execute(change))).isInstanceOf(JdbiException.class);
    }

    @Test
    void replacingARowIsRefusedToo() {
        if (isPostgres()) {
            return;
        }
        assertThatThrownBy(() -> trail.read(
                        sql -> sql.execute("insert or replace into audit_entry select * from audit_entry where n = 1")))
                .isInstanceOf(JdbiException.class);
    }

    private boolean isPostgres() {
        return server.settings().database().startsWith("jdbc:postgresql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set body = replace(body, 'CREATE_CAR', 'DELETE_CAR') where n = 3",
                "update audit_entry set result = 'REFUSED' where n = 3",
                "update audit_personal set value = 'nobody' where n = 3 and name = 'actor'",
                "delete from audit_entry where n = 3",
                "update audit_node set hash = '00' || substr(hash, 3) where level = 0 and position = 2"
            })
    void whoeverGetsPastTheGuardsIsFoundByTheHashes(String change) {
        server.createCar("car-1", "munich");
        server.createCar("car-2", "munich");
        clock.advance(Duration.ofSeconds(61));
        awaitHeadOver(4);
        assertThat(trail.verdict()).isEmpty();
        trail.read(sql -> {
            unguarded(sql);
            return sql.execute(change);
        });

        assertThat(trail.verdict()).map(AuditBreak::n).isEqualTo(Optional.of(3L));
    }

    private void unguarded(Handle sql) {
        for (String table : List.of("audit_entry", "audit_personal", "audit_node")) {
            for (String guard : List.of("is_fixed", "is_kept")) {
                sql.execute("drop trigger " + table + "_" + guard + (isPostgres() ? " on " + table : ""));
            }
        }
    }
}
