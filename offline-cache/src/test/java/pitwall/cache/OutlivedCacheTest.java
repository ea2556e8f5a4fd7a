package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.testing.SteppedClock;

/// A cache that has to be emptied when it is opened, and cannot be.
class OutlivedCacheTest {
    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock(NOON);
    private final CacheKey key = CacheKey.from(CacheKey.newSecret());
    private final BreakingMark mark = new BreakingMark();

    @Test
    void theConsoleGoesOnWithoutItAndItIsEmptiedLater() {
        try (FleetCache cache = open()) {
            cache.recorder().picture(SESSION, "e1", 7, NOON, fleet(3));
        }
        clock.advance(Duration.ofDays(31));
        mark.breaksAt = mark.asked + 1;

        try (FleetCache cache = open()) {
            assertThat(mark.broken).isTrue();
            assertThat(cache.remembered().join()).isEmpty();
            assertThat(mark.wish()).as("nothing is left to be forgotten").isEmpty();

            clock.advance(Duration.ofSeconds(31));
            cache.signedIn().join();
            cache.flushNow().join();

            assertThat(cache.status().writing()).isTrue();
            assertThat(cache.remembered().join()).isEmpty();
        }
    }

    private FleetCache open() {
        return FleetCache.open(folder, key, mark, Retention.DEFAULT, clock);
    }

    /// Ends the database under the cache, as a disk that fails would, when it is asked what is to be forgotten.
    private final class BreakingMark extends CacheFixture.Mark {
        private int asked;
        private int breaksAt = Integer.MAX_VALUE;
        private boolean broken;

        @Override
        public Optional<Forgetting> wish() {
            asked++;
            if (asked == breaksAt) {
                shutDown();
            }
            return super.wish();
        }

        /// The connection that asks for it ends as well.
        private void end(Connection connection) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            } catch (SQLException e) {
                assertThat(e.getMessage()).contains("closed");
            }
            broken = true;
        }

        private void shutDown() {
            Properties login = new Properties();
            login.setProperty("user", "pitwall");
            login.put("password", key.password());
            String file = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("fleet") + ";CIPHER=AES";
            try (@Nullable Connection connection = new Driver().connect(file, login)) {
                if (connection != null) {
                    end(connection);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the database did not open twice", e);
            }
        }
    }
}
