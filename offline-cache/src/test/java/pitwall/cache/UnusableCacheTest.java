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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.RememberedFleet;
import pitwall.testing.SteppedClock;

/// Files that cannot be used as they are, whatever the reason.
class UnusableCacheTest {
    @TempDir
    private Path folder;

    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final byte[] secret = CacheKey.newSecret();
    private final SteppedClock clock = new SteppedClock(NOON);

    @Test
    void aSecondConsoleGoesOnWithoutACache() {
        try (FleetCache first = open();
                FleetCache second = open()) {
            assertThat(first.status().writing()).isTrue();
            assertThat(second.status().writing()).isFalse();
            assertThat(second.status().trouble()).contains(CacheTrouble.IN_USE);
        }
    }

    @Test
    void aLostKeySetsTheFileAsideAndStartsAnew() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }

        try (FleetCache cache =
                FleetCache.open(folder, CacheKey.from(CacheKey.newSecret()), mark, Retention.DEFAULT, clock)) {
            assertThat(cache.status().writing()).isTrue();
            assertThat(cache.status().trouble()).contains(CacheTrouble.KEY_LOST);
            assertThat(cache.status().setAside()).isPresent();
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    @Test
    void aForeignFileIsSetAside() throws IOException {
        Files.writeString(folder.resolve("fleet.mv.db"), "this is not a database\n".repeat(1000));

        try (FleetCache cache = open()) {
            assertThat(cache.status().writing()).isTrue();
            assertThat(cache.status().trouble()).isPresent();
            assertThat(folder.resolve("quarantine/fleet.mv.db")).isRegularFile();
        }
    }

    @Test
    void aFileThatWasTooSlowOnceIsTriedAgain() throws IOException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        Files.write(folder.resolve("fleet.slow"), new byte[1]);

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.remembered().join()).isPresent();
            assertThat(folder.resolve("fleet.slow")).doesNotExist();
        }
    }

    @Test
    void aFileThatWasTooSlowTwiceIsSetAside() throws IOException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        Files.write(folder.resolve("fleet.slow"), new byte[2]);

        try (FleetCache cache = open()) {
            assertThat(cache.status().writing()).isTrue();
            assertThat(cache.status().setAside()).isPresent();
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(folder.resolve("fleet.slow")).doesNotExist();
        }
    }

    @Test
    void aFileOfANewerVersionIsSetAsideAndKept() throws SQLException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        CacheFile file = new CacheFile(folder, CacheFile.Layout.PICTURE, CacheKey.from(secret), mark);
        try (CacheDatabase newer = ((CacheFile.Opening.Opened) file.open()).database()) {
            newer.putMeta("schema", CacheSchema.VERSION + 1);
        }
        file.release();

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).contains(CacheTrouble.NEWER);
            assertThat(cache.status().setAside())
                    .hasValueSatisfying(aside -> assertThat(aside).isRegularFile());
            assertThat(cache.status().writing()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    /// The disk was full, or the computer off, between the tables and the first row.
    @Test
    void aFileThatHasOnlyEmptyTablesIsBegunAgainWithoutAWord() throws SQLException {
        withoutMeta(cache -> {});

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).isEmpty();
            assertThat(cache.status().writing()).isTrue();
            assertThat(folder.resolve("quarantine")).doesNotExist();
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        assertThat(reopened().cars()).hasSize(3);
    }

    @Test
    void aFileThatLostWhatSaysItsVersionIsSetAside() throws SQLException {
        withoutMeta(cache -> cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3)));

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).contains(CacheTrouble.DAMAGED);
            assertThat(folder.resolve("quarantine/fleet.mv.db")).isRegularFile();
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    private void withoutMeta(Consumer<FleetCache> before) throws SQLException {
        try (FleetCache cache = open()) {
            before.accept(cache);
        }
        CacheFile file = new CacheFile(folder, CacheFile.Layout.PICTURE, CacheKey.from(secret), mark);
        try (CacheDatabase database = ((CacheFile.Opening.Opened) file.open()).database();
                Statement statement = database.connection().createStatement()) {
            statement.execute("DELETE FROM meta");
        }
        file.release();
    }

    @Test
    void anOlderCopyInPlaceOfTheFileIsSetAside() throws IOException {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        Path copy = folder.resolve("copy");
        Files.copy(folder.resolve("fleet.mv.db"), copy);
        reopened();
        Files.move(copy, folder.resolve("fleet.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        try (FleetCache cache = open()) {
            assertThat(cache.status().trouble()).contains(CacheTrouble.OLD_COPY);
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    private RememberedFleet reopened() {
        try (FleetCache cache = open()) {
            return cache.remembered().join().orElseThrow();
        }
    }
}
