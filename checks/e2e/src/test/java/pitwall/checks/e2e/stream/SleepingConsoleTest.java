package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.checks.e2e.stream.ConsoleProgram.Said;
import pitwall.checks.e2e.stream.TestConsole.Moment;
import pitwall.client.ConsoleMode;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// C5: a console that slept does not show what it knew as if it were now, and misses nothing. A whole night passes in
/// the client's own tests; here it is a real program that is really held.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that holds a program")
final class SleepingConsoleTest {
    private static final Logger LOG = LoggerFactory.getLogger(SleepingConsoleTest.class);
    private static final int CARS = 30;
    /// Longer than the longest step of the clock that is believed to be waiting.
    private static final Duration SLEEP = Duration.ofSeconds(7);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aConsoleThatWakesSaysThatItIsBehindAndIsSoonLiveWithNothingMissing() throws Exception {
        try (RestartableServer server = new RestartableServer(folder);
                SimulatedFleet cars = SimulatedFleet.start(
                        new SimulationSettings(server.uri(), CARS, 7, RestartableServer.ENROLMENT_KEY, FaultPlan.NONE),
                        InstantSource.system());
                TestConsole near = new TestConsole(server, server.uri(), 1);
                ConsoleProgram console = ConsoleProgram.start(server)) {
            assertThat(cars).isNotNull();
            near.await(LIMIT, frame -> frame.snapshot().size() == CARS);
            await(() -> isLive(console.said()) && same(console.said(), near) > 3);

            console.hold();
            long since = System.nanoTime();
            long before = near.frame().sequence();
            await(() ->
                    System.nanoTime() - since > SLEEP.toNanos() && near.frame().sequence() > before + 10);
            int heard = console.said().size();
            console.release();
            long awake = System.nanoTime();
            await(() -> console.said().size() > heard + 1);
            await(() -> isLive(console.said()));
            LOG.info(
                    "Live {} ms after waking up",
                    Duration.ofNanos(System.nanoTime() - awake).toMillis());

            // What was being said in the moment of the lid is the first line after it.
            assertThat(console.said().subList(heard, heard + 2))
                    .extracting(Said::mode)
                    .contains(ConsoleMode.RECONNECTING);
            int back = console.said().size();
            await(() -> same(console.said().subList(back, console.said().size()), near) > 3);
            near.check();
        }
    }

    private static boolean isLive(List<Said> said) {
        return !said.isEmpty() && said.getLast().mode() == ConsoleMode.LIVE;
    }

    /// How many pictures both have shown at the same sequence; they must be the same.
    private static int same(List<Said> said, TestConsole near) {
        Set<Moment> compared = new HashSet<>();
        for (Said each : said) {
            Map<CarId, Car> cars = near.shown().get(each.moment());
            if (cars != null) {
                assertThat(each.digest()).as("at %s", each.moment()).isEqualTo(ConsoleProgram.digest(cars));
                compared.add(each.moment());
            }
        }
        return compared.size();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(LIMIT).until(condition);
    }
}
