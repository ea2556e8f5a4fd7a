package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.testing.FaultProxy;

/// What all consoles of a server meet together: it goes away, or their tokens run out.
final class ManyConsolesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyConsolesTest.class);
    private static final int CONSOLES = 30;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    /// N5 over real sockets; the spread of the attempts is proven in the client's own tests.
    @Test
    void whenTheServerReturnsAllAreLiveAgainWithTheSamePicture() {
        List<TestConsole> herd = new ArrayList<>();
        try (RestartableServer server = new RestartableServer(folder)) {
            for (int number = 0; number < CONSOLES; number++) {
                herd.add(new TestConsole(server, server.uri(), number));
            }
            TestConsole first = herd.getFirst();
            herd.forEach(console -> console.awaitLive(SOON));
            for (int number = 0; number < 5; number++) {
                first.submit(ConsoleStreamTest.create("car-" + number, "munich"));
            }
            String epoch = String.valueOf(first.frame().epoch());

            int port = server.stop();
            herd.forEach(
                    console -> console.await(SOON, frame -> frame.freshness().mode() == ConsoleMode.RECONNECTING));
            server.comeBack(port);
            long back = System.nanoTime();
            herd.forEach(console -> console.await(
                    SOON, frame -> frame.freshness().mode() == ConsoleMode.LIVE && !epoch.equals(frame.epoch())));
            LOG.info("{} consoles were back after {} ms", CONSOLES, (System.nanoTime() - back) / 1_000_000);

            assertThat(herd).allSatisfy(console -> {
                assertThat(console.cars()).hasSize(5).isEqualTo(first.cars());
                console.check();
            });
        } finally {
            herd.forEach(TestConsole::close);
        }
    }

    @Test
    void aTokenThatRanOutIsReplacedWithoutAnybodySigningIn() {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
        try (RestartableServer server = new RestartableServer(folder, clock, usual -> usual);
                FaultProxy network = FaultProxy.before(server.port(), 1);
                TestConsole console = new TestConsole(server, URI.create("http://127.0.0.1:" + network.port()), 1)) {
            FleetFrame before = console.awaitLive(SOON);
            String spent = console.token();

            ahead.set(Duration.ofMinutes(11));
            network.resetConnections();

            Awaitility.await()
                    .atMost(SOON)
                    .until(() ->
                            console.frame().link().connections() > before.link().connections()
                                    && console.mode() == ConsoleMode.LIVE);
            assertThat(console.token()).isNotEqualTo(spent);
            assertThat(console.frame().serverAhead()).isGreaterThan(Duration.ofMinutes(10));
        }
    }
}
