package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;
import pitwall.testing.SteppedClock;

/// What the witness of the audit trail saw, in the cache.
class WitnessRowTest {
    private static final WitnessedHead SEEN =
            new WitnessedHead(new SignedHead(41, Hash.NONE, NOON, "key", "signature"), "public key");

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void whatWasSeenSurvivesTheProgramAndSomebodyElse() {
        try (FleetCache cache = open()) {
            assertThat(cache.witness().newest()).isEmpty();
            cache.witness().remember(SEEN);
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(2));
            cache.flushNow().join();
            cache.forgetPerson().join();
            assertThat(cache.remembered().join()).isEmpty();
        }

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.witness().newest()).contains(SEEN);
        }
    }

    @Test
    void itStaysWhenTheRestIsForgottenAfterALongTimeAndWithANewSchema() throws SQLException {
        try (FleetCache cache = open()) {
            cache.witness().remember(SEEN);
        }
        clock.advance(Duration.ofDays(31));
        try (FleetCache cache = open()) {
            assertThat(cache.witness().newest()).contains(SEEN);
            cache.signedIn().join();
            cache.words().save("what somebody wrote").join();
        }
        writtenByAnOlderProgram();

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.witness().newest()).contains(SEEN);
            assertThat(cache.words().load().join()).contains("what somebody wrote");
        }
    }

    @Test
    void onlyWhoeverClearsTheCacheForgetsIt() {
        try (FleetCache cache = open()) {
            cache.witness().remember(SEEN);
            cache.clear().join();
            assertThat(cache.witness().newest()).isEmpty();
        }

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.witness().newest()).isEmpty();
        }
    }

    @Test
    void whereAnotherConsoleHasTheFileItIsKeptForTheProgram() {
        try (FleetCache first = open();
                FleetCache second = open()) {
            second.witness().remember(SEEN);

            assertThat(second.witness().newest()).contains(SEEN);
            assertThat(first.witness().newest()).isEmpty();
        }
    }

    @Test
    void whatAnotherConsoleWroteMeanwhileComesFirst() {
        WitnessedHead other = new WitnessedHead(new SignedHead(60, Hash.NONE, NOON, "key", "signature"), "public key");
        FleetCache first = open();
        try (FleetCache second = open()) {
            assertThat(second.witness().newest()).isEmpty();
            second.witness().remember(SEEN);
            assertThat(first.witness().newest()).isEmpty();
            first.witness().remember(other);
            first.close();

            clock.advance(Duration.ofMinutes(1));
            second.flushNow().join();

            assertThat(second.witness().newest()).contains(other);
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    private void writtenByAnOlderProgram() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "pitwall");
        login.put("password", CacheKey.from(secret).password());
        try (var connection = DriverManager.getConnection(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("fleet") + ";CIPHER=AES", login)) {
            new CacheDatabase(connection, CacheKey.from(secret)).putMeta("schema", CacheSchema.VERSION - 1);
        }
    }
}
