package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.testing.SteppedClock;

/// What people wrote, and the server does not have, in a file that is set aside.
class UnsentWordsTest {
    private static final String WORDS = "the seal is loose";

    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void theyAreTakenOverFromAFileOfANewerVersion() throws SQLException {
        write();
        change(database -> database.putMeta("schema", CacheSchema.VERSION + 1));

        assertTakenOver(CacheTrouble.NEWER);
    }

    @Test
    void theyAreTakenOverFromAnOlderCopy() throws IOException {
        write();
        Path copy = Files.copy(folder.resolve("fleet.mv.db"), folder.resolve("copy"));
        open().close();
        Files.move(copy, folder.resolve("fleet.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        assertTakenOver(CacheTrouble.OLD_COPY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DELETE FROM meta WHERE name = 'schema'", "UPDATE meta SET body = X'31' WHERE name = 'schema'"})
    void theyAreTakenOverFromAFileThatIsDamagedElsewhere(String damage) throws SQLException {
        write();
        change(database -> execute(database, damage));

        assertTakenOver(CacheTrouble.DAMAGED);
    }

    @Test
    void theyAreNotTakenOverWhereTheyWereChanged() throws SQLException {
        write();
        change(database -> {
            execute(database, "DELETE FROM meta WHERE name = 'schema'");
            execute(database, "UPDATE meta SET body = X'7b2274657874223a2278227d' WHERE name = 'words'");
        });

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).contains(CacheTrouble.DAMAGED);
            assertThat(cache.words().load().join()).contains("");
        }
    }

    @Test
    void theyAreNotTakenOverWhereTheyAreToBeForgotten() throws SQLException {
        write();
        change(database -> execute(database, "DELETE FROM meta WHERE name = 'schema'"));
        mark.wish(Forgetting.OUTLIVED);

        try (FleetCache cache = open()) {
            assertThat(cache.words().load().join()).contains("");
            assertThat(cache.status().writing()).isTrue();
            assertThat(folder.resolve("quarantine/fleet.mv.db")).doesNotExist();
        }
    }

    @Test
    void nothingElseIsTakenOver() throws SQLException {
        write();
        change(database -> database.putMeta("schema", CacheSchema.VERSION + 1));

        try (FleetCache cache = open()) {
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(cache.status().asOf()).isEmpty();
        }
    }

    private void assertTakenOver(CacheTrouble trouble) {
        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).contains(trouble);
            assertThat(cache.status().setAside()).isPresent();
            assertThat(cache.words().load().join()).contains(WORDS);
        }
        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.words().load().join()).contains(WORDS);
        }
    }

    private void write() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
            assertThat(cache.words().save(WORDS).join()).isTrue();
        }
    }

    /// Something that is done to the file.
    private interface Change {
        void to(CacheDatabase database) throws SQLException;
    }

    private void change(Change change) throws SQLException {
        CacheFile file = new CacheFile(folder, CacheFile.Layout.PICTURE, key, mark);
        try (CacheDatabase database = ((CacheFile.Opening.Opened) file.open()).database()) {
            change.to(database);
        }
        file.release();
    }

    private static void execute(CacheDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, key, mark, Retention.DEFAULT, clock);
    }
}
