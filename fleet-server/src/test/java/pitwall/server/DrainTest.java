package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Protocol;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

@Timeout(60)
@Isolated
class DrainTest {
    private static final int CALLERS = 6;

    @TempDir
    Path folder;

    @Test
    void whoIsSentAwayIsToldWhenToComeBack() {
        TestServer server = TestServer.start(folder);
        try (TestConsole console = TestConsole.watch(server.admin());
                TestCar car = server.joinedCar("car-1")) {
            server.close();

            assertThat(console.closeCode()).isEqualTo(Protocol.CLOSE_GOING_AWAY);
            assertThat(console.closeReason()).matches("the server stops, come back in \\d+ ms");
            assertThat(car.closeCode()).isEqualTo(Protocol.CLOSE_GOING_AWAY);
            assertThat(car.closeReason()).matches("the server stops, come back in \\d+ ms");
        }
    }

    /// The stop meets an upgrade under way about every sixth time.
    @RepeatedTest(12)
    void aServerThatStopsAmidTrafficLogsNoStackTrace() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        TestServer server = TestServer.start(folder);
        AtomicBoolean running = new AtomicBoolean(true);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                TestCar car = server.joinedCar("car-1")) {
            IntStream.range(0, CALLERS).forEach(caller -> callers.execute(() -> comeAndGo(server, caller, running)));
            for (int i = 0; i < 40; i++) {
                car.report(Instant.now(), TestCar.healthy(), 50);
            }
            server.close();
            running.set(false);
        } finally {
            root.detachAppender(log);
        }

        List<ILoggingEvent> events = new ArrayList<>(log.list);
        assertThat(events)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    /// Connects again and again, so that the stop meets upgrades and greetings under way.
    private static void comeAndGo(TestServer server, int caller, AtomicBoolean running) {
        while (running.get()) {
            try (TestCar car = new TestCar(server.uri(), "caller-" + caller);
                    TestConsole console = TestConsole.connect(server.admin())) {
                car.connect(1, TestServer.ENROLMENT_KEY);
                console.cut();
            } catch (RuntimeException | AssertionError e) {
                // the server went away meanwhile
            }
        }
    }
}
