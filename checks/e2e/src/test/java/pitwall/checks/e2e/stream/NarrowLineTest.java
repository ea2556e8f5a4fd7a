package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.Freshness;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.FaultProxy;

/// N3: a picture that takes a line of 64 kbit/s longer than the ten seconds after which silence counts as the end of
/// it.
final class NarrowLineTest {
    private static final int CARS = 180;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aWholeFleetComesOverANarrowLineAtTheFirstAttempt() {
        try (RestartableServer server = new RestartableServer(folder);
                FaultProxy network = FaultProxy.before(server.port(), 11)) {
            fill(server);
            network.toClient().throttle(8_000);
            try (TestConsole far = new TestConsole(server, URI.create("http://127.0.0.1:" + network.port()), 2)) {
                far.await(
                        LIMIT,
                        frame -> frame.freshness() instanceof Freshness.Resyncing(int received, int _, var _)
                                && received > 0);
                far.await(LIMIT, frame -> frame.snapshot().size() == CARS);

                assertThat(network.acceptedConnections()).isEqualTo(1);
                assertThat(network.toClient().passedBytes())
                        .as("what ten silent seconds would have swallowed")
                        .isGreaterThan(80_000);
            }
        }
    }

    /// Cars that came and fell silent, so that the line is needed for nothing else.
    private static void fill(RestartableServer server) {
        try (TestConsole near = new TestConsole(server, server.uri(), 1);
                SimulatedFleet cars = SimulatedFleet.start(
                        new SimulationSettings(server.uri(), CARS, 7, RestartableServer.ENROLMENT_KEY, FaultPlan.NONE),
                        InstantSource.system())) {
            near.await(LIMIT, frame -> frame.snapshot().size() == CARS);
            assertThat(cars).isNotNull();
        }
    }
}
