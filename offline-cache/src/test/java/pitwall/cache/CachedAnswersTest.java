package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.AnswerMemory;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.testing.SteppedClock;

class CachedAnswersTest {
    private static final String QUESTION = "/api/v1/audit?limit=100";

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void anAnswerIsThereAtOnceAndSurvivesTheProgram() {
        try (FleetCache cache = open(Retention.DEFAULT)) {
            AnswerMemory memory = memoryOf(cache, SESSION);
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            memory.keep(QUESTION, NOON, bytes("first"));
            memory.keep(QUESTION, NOON, bytes("second"));

            assertThat(text(memory, QUESTION)).contains("second");
        }

        try (FleetCache cache = open(Retention.DEFAULT)) {
            assertThat(text(memoryOf(cache, SESSION), QUESTION)).contains("second");
            assertThat(text(memoryOf(cache, SESSION), "/api/v1/audit?limit=10")).isEmpty();
        }
    }

    @Test
    void nobodyIsShownWhatSomebodyElseOrOneWithOtherRightsWasAnswered() {
        SessionInfo other = session("b.meier", SESSION.capabilities());
        SessionInfo less = session(SESSION.user(), EnumSet.of(Capability.FLEET_READ));
        try (FleetCache cache = open(Retention.DEFAULT)) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            memoryOf(cache, SESSION).keep(QUESTION, NOON, bytes("secret"));
            cache.flushNow().join();

            assertThat(text(memoryOf(cache, other), QUESTION)).isEmpty();
            assertThat(text(memoryOf(cache, less), QUESTION)).isEmpty();
            assertThat(text(cache.answers(Optional::empty), QUESTION)).isEmpty();

            cache.recorder().picture(less, "e1", 8, NOON, fleet(1));
            cache.flushNow().join();
            assertThat(answers(cache)).isZero();
        }
    }

    @Test
    void whatWasNotNeededForTheLongestTimeMakesRoom() {
        Retention three = retention(3, 1_000);
        try (FleetCache cache = open(three)) {
            AnswerMemory memory = memoryOf(cache, SESSION);
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            for (int i = 0; i < 3; i++) {
                keep(cache, memory, "/q" + i, "answer " + i);
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(text(memory, "/q0")).isPresent();

            keep(cache, memory, "/q3", "answer 3");

            assertThat(text(memory, "/q0")).isPresent();
            assertThat(text(memory, "/q1")).isEmpty();
            assertThat(answers(cache)).isEqualTo(3);

            clock.advance(Duration.ofSeconds(1));
            keep(cache, memory, "/long", "x".repeat(990));

            assertThat(text(memory, "/long")).isPresent();
            assertThat(answers(cache)).isEqualTo(2);
        }
    }

    @Test
    void aLockedCacheGivesNothingOutAndAClearedOneForgets() {
        try (FleetCache cache = open(Retention.DEFAULT)) {
            AnswerMemory memory = memoryOf(cache, SESSION);
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            keep(cache, memory, QUESTION, "kept");

            clock.advance(Duration.ofHours(73));
            assertThat(text(memory, QUESTION)).isEmpty();

            mark.signedIn(clock.instant());
            assertThat(text(memory, QUESTION)).contains("kept");

            cache.clear().join();
            assertThat(text(memory, QUESTION)).isEmpty();
        }
        assertThat(folder.resolve("fleet.mv.db")).exists();
    }

    @Test
    void anAnswerThatWasEditedIsNotShown() throws SQLException {
        try (FleetCache cache = open(Retention.DEFAULT)) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            keep(cache, memoryOf(cache, SESSION), QUESTION, "true");
        }
        edit("UPDATE answer SET body = STRINGTOUTF8('lies')");

        try (FleetCache cache = open(Retention.DEFAULT)) {
            assertThat(text(memoryOf(cache, SESSION), QUESTION)).isEmpty();
        }
    }

    @Test
    void theFileShowsNothingOfAnAnswer() throws Exception {
        try (FleetCache cache = open(Retention.DEFAULT)) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(1));
            keep(cache, memoryOf(cache, SESSION), QUESTION, "canary-in-an-answer");
        }

        String file = Files.readString(folder.resolve("fleet.mv.db"), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain("canary-in-an-answer", QUESTION);
    }

    @Test
    void anAnswerWithoutAPictureWaitsAndCostsABoundedNumberOfBytes() {
        CachedAnswers waiting = new CachedAnswers();
        for (int i = 0; i < 40; i++) {
            waiting.put(new CachedAnswers.Waiting("q" + i, NOON, new byte[1_000_000]));
        }

        assertThat(waiting.find("q0")).isEmpty();
        assertThat(waiting.find("q39")).isPresent();
        assertThat(waiting.take()).hasSizeLessThanOrEqualTo(16);
    }

    private static void keep(FleetCache cache, AnswerMemory memory, String question, String answer) {
        memory.keep(question, NOON, bytes(answer));
        cache.flushNow().join();
    }

    private static long answers(FleetCache cache) {
        return cache.contents().join().dataSets().stream()
                .filter(set -> set.kind() == CacheContents.Kind.ANSWERS)
                .mapToLong(CacheContents.DataSet::rows)
                .sum();
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

    private FleetCache open(Retention retention) {
        return FleetCache.open(folder, CacheKey.from(secret), mark, retention, clock);
    }

    private static Retention retention(int answers, long bytes) {
        return new Retention(
                100,
                Duration.ofDays(7),
                answers,
                bytes,
                Retention.DEFAULT.auditEntries(),
                Retention.DEFAULT.lockAfter(),
                Retention.DEFAULT.wipeAfter());
    }

    private static SessionInfo session(String user, Set<Capability> capabilities) {
        return new SessionInfo(
                SESSION.server(),
                SESSION.environment(),
                SESSION.simulated(),
                user,
                SESSION.role(),
                capabilities,
                SESSION.scope(),
                SESSION.freshness());
    }

    private static AnswerMemory memoryOf(FleetCache cache, SessionInfo person) {
        return cache.answers(() -> Optional.of(person));
    }

    private static Optional<String> text(AnswerMemory memory, String question) {
        return memory.recall(question).map(answer -> new String(answer, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
