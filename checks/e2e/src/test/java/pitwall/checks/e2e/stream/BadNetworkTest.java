package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.FaultProxy;
import pitwall.testing.Seeds;

/// A living fleet seen through a bad network, beside a console that sees it through a good one. Every test has a fleet
/// of its own and mostly waits, so that they run side by side.
final class BadNetworkTest {
    private static final int CARS = 60;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration HEALED = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private RestartableServer server;
    private SimulatedFleet fleet;
    private FaultProxy network;
    private TestConsole near;
    private TestConsole far;

    @BeforeEach
    void start() {
        server = new RestartableServer(folder);
        fleet = SimulatedFleet.start(
                new SimulationSettings(server.uri(), CARS, 7, RestartableServer.ENROLMENT_KEY, FaultPlan.NONE),
                InstantSource.system());
        network = FaultProxy.before(server.port(), 11);
        near = new TestConsole(server, server.uri(), 1);
        far = new TestConsole(server, URI.create("http://127.0.0.1:" + network.port()), 2);
        near.await(SOON, frame -> frame.snapshot().size() == CARS && isLive(frame));
        far.await(SOON, frame -> frame.snapshot().size() == CARS && isLive(frame));
    }

    @AfterEach
    void stop() {
        far.close();
        near.close();
        network.close();
        fleet.close();
        server.close();
    }

    /// N1: noticed within 2 s, live again within 3 s after five seconds without a network, nothing lost or doubled.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCutOfFiveSecondsLeavesNothingBehind() {
        network.refuseConnections();
        network.resetConnections();
        far.await(Duration.ofSeconds(2), frame -> frame.freshness().mode() == ConsoleMode.RECONNECTING);
        long cutAt = System.nanoTime();
        wait(() -> System.nanoTime() - cutAt > Duration.ofSeconds(5).toNanos());
        assertThat(far.mode()).isEqualTo(ConsoleMode.RECONNECTING);

        network.heal();

        far.awaitLive(HEALED);
        assertThat(far.frame().snapshot().size()).isEqualTo(CARS);
        bothShowTheSame();
    }

    /// N2: no end of the stream, every write accepted, and still noticed within ten seconds.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aHalfOpenConnectionIsNoticedWithinTenSeconds() {
        network.halfOpen();
        long since = System.nanoTime();

        far.await(Duration.ofSeconds(11), frame -> frame.freshness().mode() == ConsoleMode.RECONNECTING);

        assertThat(Duration.ofNanos(System.nanoTime() - since))
                .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(11));
        network.heal();
        far.awaitLive(Duration.ofSeconds(10));
        bothShowTheSame();
    }

    /// N3: slow, jittery and one byte at a time is late, never wrong.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSlowNetworkThatDeliversByteByByteIsLateButRight() {
        network.toClient().delay(Duration.ofMillis(50), Duration.ofMillis(300));
        network.toClient().slice(1);
        network.toClient().throttle(8_000);
        network.resetConnections();

        far.await(Duration.ofSeconds(30), frame -> frame.link().connections() >= 2 && isConnected(frame));
        FleetFrame slow = far.frame();
        far.await(Duration.ofSeconds(30), frame -> frame.sequence() > slow.sequence() + 20);

        network.heal();
        far.awaitLive(Duration.ofSeconds(30));
        bothShowTheSame();
    }

    /// N6: cut at any byte of a snapshot, then whole again.
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSnapshotThatBreaksOffIsNeverMixedWithThePictureBefore() {
        Seeds seeds = Seeds.announced("cuts within a snapshot");
        SplittableRandom random = new SplittableRandom(seeds.value());
        for (int round = 0; round < 25; round++) {
            long cut = random.nextLong(60_000);
            network.toClient().cutAfter(cut);
            far.client().resync();
            far.await(SOON, frame -> isLive(frame) && frame.snapshot().size() == CARS);
        }
        network.heal();

        far.awaitLive(HEALED);
        bothShowTheSame();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aServerThatComesBackIsFollowedByEverybody() {
        String epoch = String.valueOf(far.frame().epoch());
        server.restart();

        far.await(SOON, frame -> isLive(frame) && !epoch.equals(frame.epoch()));
        near.await(SOON, frame -> isLive(frame) && !epoch.equals(frame.epoch()));
        assertThat(far.frame().snapshot().size()).isEqualTo(CARS);
        bothShowTheSame();
    }

    /// Every picture that both have shown at the same sequence must be the same.
    private void bothShowTheSame() {
        long from = far.frame().sequence();
        String epoch = String.valueOf(far.frame().epoch());
        Awaitility.await()
                .atMost(SOON)
                .until(() -> far.shown().keySet().stream()
                                .filter(moment -> moment.epoch().equals(epoch) && moment.sequence() >= from)
                                .filter(near.shown()::containsKey)
                                .count()
                        >= 3);
        far.shown().forEach((moment, cars) -> {
            var seen = near.shown().get(moment);
            if (seen != null) {
                assertThat(cars).as("at %s", moment).isEqualTo(seen);
            }
        });
        far.check();
        near.check();
    }

    private static boolean isLive(FleetFrame frame) {
        return frame.freshness().mode() == ConsoleMode.LIVE;
    }

    private static boolean isConnected(FleetFrame frame) {
        return isLive(frame) || frame.freshness().mode() == ConsoleMode.LAGGING;
    }

    private static void wait(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition::getAsBoolean);
    }
}
