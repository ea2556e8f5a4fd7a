package pitwall.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.h2.Driver;
import org.h2.api.ErrorCode;

/// Has H2 open one file of the cache, which is made where it is missing, within a limit of time. A file that did not
/// open in time is tried once more by the next program, since a computer is busy now and then. Belongs to the thread of
/// its file.
final class CacheConnector {
    private static final int SLOW_TWICE = 2;
    /// A database that failed while H2 opened it stays open in this program. Who asks next is told of that failure, who
    /// asks after that is told that it is closed, and only then the file itself is opened.
    private static final int LEFTOVERS = 2;

    private final CachePlace place;
    private final CacheFile.Layout layout;
    private final CacheKey key;
    private final OpeningThread.Limits limits;
    private final SlowMark slow;
    private boolean tooSlowHere;

    CacheConnector(CachePlace place, CacheFile.Layout layout, CacheKey key, OpeningThread.Limits limits) {
        this.place = place;
        this.layout = layout;
        this.key = key;
        this.limits = limits;
        this.slow = new SlowMark(place.slow());
    }

    /// True where two programs waited for the file in vain; it has to go then.
    boolean givesUp() {
        if (slow.times() < SLOW_TWICE || tooSlowHere) {
            return false;
        }
        slow.remove();
        return true;
    }

    Connection connect() throws Unusable {
        OpeningThread opening = OpeningThread.start(this::connectNow, limits);
        try {
            Connection connection = opening.await();
            slow.remove();
            return connection;
        } catch (ExecutionException e) {
            throw new Unusable(
                    e.getCause() instanceof SQLException sql ? CacheTrouble.of(sql) : CacheTrouble.DAMAGED, e);
        } catch (TimeoutException e) {
            throw new Unusable(lateBecause(opening), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable(CacheTrouble.NO_ACCESS, e);
        }
    }

    private CacheTrouble lateBecause(OpeningThread opening) {
        try {
            if (opening.searchedInVain()) {
                return CacheTrouble.DAMAGED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tooSlowHere = true;
        slow.leave();
        return CacheTrouble.TOO_SLOW;
    }

    private Connection connectNow() throws SQLException {
        for (int leftover = 0; ; leftover++) {
            try {
                return connectOnce();
            } catch (SQLException e) {
                if (leftover == LEFTOVERS || !isLeftOver(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isLeftOver(SQLException e) {
        return e.getErrorCode() == ErrorCode.GENERAL_ERROR_1 || e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED;
    }

    private Connection connectOnce() throws SQLException {
        char[] password = key.password();
        try {
            Properties login = new Properties();
            login.setProperty("user", "pitwall");
            login.put("password", password);
            Connection connection = new Driver()
                    .connect(
                            "jdbc:h2:" + layout.system() + ":"
                                    + place.folder().toAbsolutePath().resolve(place.name())
                                    + ";CIPHER=AES;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=8192;ANALYZE_AUTO=0;"
                                    + layout.options(),
                            login);
            if (connection == null) {
                throw new SQLException("the driver did not take the address");
            }
            return connection;
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
