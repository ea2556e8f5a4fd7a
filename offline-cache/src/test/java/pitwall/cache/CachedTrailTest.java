package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.SessionInfo;
import pitwall.client.trail.TrailCheck;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailFinding;
import pitwall.client.trail.TrailMemory;
import pitwall.client.trail.TrailPlace;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;
import pitwall.testing.SampleTrail;
import pitwall.testing.SteppedClock;

/// Entries of the audit trail in the cache: read, searched and proven without a server.
class CachedTrailTest {
    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);
    private final SampleTrail trail = new SampleTrail();
    private SignedHead head;
    private int most = 100;

    @BeforeEach
    void write() {
        for (int i = 1; i <= 30; i++) {
            trail.renamed(i % 2 == 0 ? "mira" : "omar", "car-" + i, "old " + i, "new " + i, "c-" + i);
        }
        head = trail.sign();
    }

    @Test
    void whatWasReadIsReadPagedAndSearchedAgain() {
        try (FleetCache cache = seen()) {
            TrailMemory memory = memoryOf(cache, SESSION);
            memory.keep(chain(11, 20));
            memory.keep(chain(21, 30));

            assertThat(numbers(memory.entries(TrailPlace.END, TrailFilter.ALL, 5)))
                    .containsExactly(26L, 27L, 28L, 29L, 30L);
            assertThat(numbers(memory.entries(new TrailPlace.Before(13), TrailFilter.ALL, 5)))
                    .containsExactly(11L, 12L);
            assertThat(numbers(memory.entries(new TrailPlace.After(18), TrailFilter.ALL, 3)))
                    .containsExactly(19L, 20L, 21L);
            assertThat(numbers(memory.entries(TrailPlace.END, TrailFilter.of("c-15"), 5)))
                    .containsExactly(15L);
            assertThat(numbers(memory.entries(TrailPlace.END, text("NEW 22"), 5)))
                    .containsExactly(22L);
        }
        try (FleetCache cache = open()) {
            var part = memoryOf(cache, SESSION).entries(TrailPlace.END, TrailFilter.ALL, 100);
            assertThat(numbers(part)).hasSize(20);
            assertThat(part.orElseThrow().asOf()).isEqualTo(head.at());
        }
    }

    @Test
    void whatIsRememberedProvesItselfAndAnEditIsFound() throws SQLException {
        try (FleetCache cache = seen()) {
            TrailMemory memory = memoryOf(cache, SESSION);
            memory.keep(chain(1, 10));
            memory.keep(chain(21, 30));

            TrailFinding finding = check(memory.proofs(1, 30));
            assertThat(finding.broken()).isEmpty();
            assertThat(finding.proven()).isEqualTo(20);
            assertThat(check(memory.proofs(25, 26)).proven()).isEqualTo(10);
        }
        edit("UPDATE audit_entry SET body = STRINGTOUTF8('{}') WHERE n = 5");

        try (FleetCache cache = open()) {
            TrailMemory memory = memoryOf(cache, SESSION);
            assertThat(numbers(memory.entries(TrailPlace.END, TrailFilter.ALL, 100)))
                    .hasSize(19)
                    .doesNotContain(5L);
            assertThat(check(memory.proofs(1, 30)).proven())
                    .as("a part with a hole proves nothing")
                    .isEqualTo(10);
        }
    }

    @Test
    void whatTheServerLiedAboutIsFoundWithoutIt() {
        AuditEvidence honest = chain(1, 10);
        List<AuditDetail> entries = new ArrayList<>(honest.entries());
        AuditDetail third = entries.get(2);
        entries.set(
                2, new AuditDetail(third.entry(), third.canonical().replace("PATCH", "PARCH"), third.personal(), null));
        try (FleetCache cache = seen()) {
            TrailMemory memory = memoryOf(cache, SESSION);
            memory.keep(new AuditEvidence(entries, honest.before(), honest.head(), honest.path()));

            assertThat(check(memory.proofs(1, 10)).broken()).contains(new AuditBreak(AuditBreak.Kind.CHANGED, 3));
        }
    }

    @Test
    void nobodyIsShownWhatSomebodyElseReadAndTheOldestMakeRoom() {
        SessionInfo less = new SessionInfo(
                SESSION.server(),
                SESSION.environment(),
                SESSION.simulated(),
                SESSION.user(),
                SESSION.role(),
                Set.of(),
                SESSION.scope(),
                SESSION.freshness());
        most = 8;
        try (FleetCache cache = seen()) {
            memoryOf(cache, SESSION).keep(chain(1, 30));
            assertThat(memoryOf(cache, less).entries(TrailPlace.END, TrailFilter.ALL, 5))
                    .isEmpty();
            assertThat(numbers(memoryOf(cache, SESSION).entries(TrailPlace.END, TrailFilter.ALL, 100)))
                    .hasSize(8);

            cache.recorder().picture(less, "e1", 8, NOON, fleet(1));
            cache.flushNow().join();
            assertThat(memoryOf(cache, less).entries(TrailPlace.END, TrailFilter.ALL, 5))
                    .isEmpty();
        }
    }

    private FleetCache seen() {
        FleetCache cache = open();
        cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
        cache.flushNow().join();
        return cache;
    }

    private FleetCache open() {
        Retention usual = Retention.DEFAULT;
        return FleetCache.open(
                folder,
                CacheKey.from(secret),
                mark,
                new Retention(100, usual.logAge(), 10, 1_000_000, most, usual.lockAfter(), usual.wipeAfter()),
                clock);
    }

    private TrailFinding check(List<AuditEvidence> parts) {
        TrailCheck check = new TrailCheck(List.of(trail.key()), head, false);
        parts.forEach(check::accept);
        return check.finding();
    }

    private static List<Long> numbers(Optional<TrailMemory.Part> part) {
        return part.orElseThrow().entries().entries().stream()
                .map(detail -> detail.entry().n())
                .toList();
    }

    private static TrailFilter text(String text) {
        return new TrailFilter(null, null, null, null, null, null, null, text, null);
    }

    private static TrailMemory memoryOf(FleetCache cache, SessionInfo person) {
        return cache.trail(() -> Optional.of(person));
    }

    private AuditEvidence chain(long from, long to) {
        List<AuditDetail> details = new ArrayList<>();
        for (long n = from; n <= to; n++) {
            details.add(detail(trail.entry(n)));
        }
        var before = trail.before(from);
        return new AuditEvidence(
                details,
                new AuditEvidence.Before(
                        before.size(),
                        before.last().toString(),
                        words(before.frontier().peaks())),
                new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature()),
                words(trail.consistency(to, head.size()).path()));
    }

    private static AuditDetail detail(AuditEntry entry) {
        Map<String, AuditDetail.Opening> openings = new TreeMap<>();
        entry.personal().forEach((key, field) -> {
            PersonalField.Opening opening = field.opening();
            if (opening != null) {
                openings.put(key.word(), new AuditDetail.Opening(opening.salt(), opening.value()));
            }
        });
        return new AuditDetail(
                row(entry, entry.personal(PersonalKey.ACTOR).orElse(null)), entry.canonical(), openings, null);
    }

    private static AuditRecord row(AuditEntry entry, @Nullable String actor) {
        var facts = entry.facts();
        return new AuditRecord(
                entry.n(),
                entry.at(),
                actor,
                facts.role(),
                facts.origin().name(),
                null,
                facts.action(),
                facts.object().kind(),
                facts.object().id(),
                null,
                facts.cars(),
                facts.result().name(),
                facts.code(),
                facts.count(),
                null,
                null,
                null,
                facts.correlation(),
                entry.hash().toString());
    }

    private static List<String> words(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    private void edit(String sql) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "pitwall");
        login.put("password", CacheKey.from(secret).password());
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.toAbsolutePath().resolve("fleet") + ";CIPHER=AES", login);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
