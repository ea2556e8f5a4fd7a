package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.testing.FaultProxy;

/// N3: whatever the line does, the window answers, and what comes over it in crumbs is right. On this line a snapshot
/// takes seconds and a silent server is given up after ten: nothing but a wait for the network would keep the FX
/// thread for as long as the limits here. How much less it is on a quiet machine stands in the log of the test.
@Isolated
class SlowLineTest {
    private static final Logger LOG = LoggerFactory.getLogger(SlowLineTest.class);
    private static final int CARS = 20;
    private static final String ALL_CARS = "20 of 20 cars";
    /// Our code, waiting for somebody else.
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
    /// Whatever runs on the thread, with no processor to be had now and then.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private FaultProxy network;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), CARS);
        network = FaultProxy.before(fleet.uri().getPort(), 11);
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(URI.create("http://127.0.0.1:" + network.port()), fleet.password());
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith(ALL_CARS));
    }

    @AfterEach
    void close() {
        console.close();
        network.close();
        fleet.close();
    }

    @Test
    void neitherASlowNorASilentLineHoldsTheWindow() {
        try (FxWatch watch = FxWatch.start()) {
            look(5);
            FxWatch.Waits good = watch.takeWaits();

            network.toClient().delay(Duration.ofMillis(50), Duration.ofMillis(300));
            network.toClient().slice(1);
            network.toClient().throttle(8_000);
            network.toServer().throttle(1_000);
            long before = console.latest().sequence();
            look(10);
            // Each fresh picture is some fifteen kilobytes, on a line of eight a second.
            eventually("changes come over the slow line")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> console.latest().sequence() > before + 3);
            look(2);
            FxWatch.Waits slow = watch.takeWaits();

            network.heal();
            network.resetConnections();
            eventually("live again").until(() -> console.pill().startsWith("LIVE"));
            watch.takeWaits();
            network.halfOpen();
            look(5);
            eventually("the silence is noticed").until(() -> !console.pill().startsWith("LIVE"));
            look(5);
            FxWatch.Waits silent = watch.takeWaits();
            LOG.info(
                    "Waits for the FX thread: good line {}, slow {}, silent {}; held for {}",
                    good,
                    slow,
                    silent,
                    watch.holds().stream().map(FxWatch.Hold::length).toList());

            assertThat(watch.holds()).noneMatch(hold -> hold.length().compareTo(LONGEST_HOLD) > 0);
            assertThat(slow.longest()).isLessThan(LONGEST_WAIT);
            assertThat(silent.longest()).isLessThan(LONGEST_WAIT);
        }
        network.heal();
        eventually("live at the end").until(() -> console.pill().startsWith("LIVE"));
    }

    /// A person who looks for cars and asks for a fresh picture.
    private void look(int times) {
        for (int time = 0; time < times; time++) {
            console.fill(".cars-query", "no-such-car");
            eventually("none is found")
                    .until(() -> console.text(".status-screen").startsWith("0 of 20 cars"));
            console.fill(".cars-query", "");
            eventually("all are back")
                    .until(() -> console.text(".status-screen").startsWith(ALL_CARS));
            console.push(KeyCode.F5);
        }
    }
}
