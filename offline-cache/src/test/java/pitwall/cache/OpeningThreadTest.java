package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import pitwall.cache.OpeningThread.Limits;

/// An opening that does not end.
class OpeningThreadTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void whatOpensIsHandedOver() throws Exception {
        try (Connection connection = OpeningThread.start(OpeningThreadTest::open, new Limits(SHORT, LONG))
                .await()) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    @Test
    void whyItDoesNotOpenIsHandedOver() {
        OpeningThread opening = OpeningThread.start(
                () -> {
                    throw new SQLException("damaged");
                },
                new Limits(SHORT, LONG));

        assertThatThrownBy(opening::await)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("damaged");
    }

    @Test
    void anEndlessSearchIsEndedHoweverLongOneMayWait() throws Exception {
        OpeningThread opening = OpeningThread.start(OpeningThreadTest::search, new Limits(SHORT, LONG));

        assertThatThrownBy(opening::await).isInstanceOf(TimeoutException.class);
        assertThat(opening.searchedInVain()).isTrue();
    }

    @Test
    void whoOnlyWaitsIsNotCalledDamaged() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        OpeningThread opening = OpeningThread.start(
                () -> {
                    never.await();
                    return open();
                },
                new Limits(LONG, SHORT));

        assertThatThrownBy(opening::await).isInstanceOf(TimeoutException.class);
        assertThat(opening.searchedInVain()).isFalse();
    }

    @Test
    void whatOpensTooLateIsClosed() throws Exception {
        CompletableFuture<Connection> late = new CompletableFuture<>();
        CountDownLatch go = new CountDownLatch(1);
        OpeningThread opening = OpeningThread.start(
                () -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        late.complete(open());
                    }
                    return late.join();
                },
                new Limits(LONG, SHORT));

        assertThatThrownBy(opening::await).isInstanceOf(TimeoutException.class);
        await().until(() -> late.join().isClosed());
    }

    private static Connection search() throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        throw new SQLException("interrupted");
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:");
    }
}
