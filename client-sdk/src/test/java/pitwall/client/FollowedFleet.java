package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import pitwall.testing.SteppedClock;

/// A fleet of twelve cars in memory that one [FleetLoop] follows, with a clock that only the test moves. Belongs to one
/// thread.
final class FollowedFleet {
    static final Duration STEP = Duration.ofMillis(250);

    private final SplittableRandom random = new SplittableRandom(5);
    private final List<LinkEvent> late = new ArrayList<>();
    final SteppedClock clock = SteppedClock.atFixtures();
    final ScriptedFleet fleet = new ScriptedFleet(random, 12);
    final ScriptedLink link = new ScriptedLink(fleet, clock);
    final WatchedFrames frames = new WatchedFrames(fleet);
    final FleetLoop loop = new FleetLoop(
            new FleetSettings("https://fleet.example", "test 1", FleetView.EVERYTHING),
            link,
            new FleetOutlets(frames, frames, correlation -> {}),
            random,
            clock,
            late::add);

    /// Starts with nothing remembered and waits for the first picture.
    void live() {
        loop.start(null);
        passUntilLive(Duration.ofSeconds(2));
    }

    /// Fails where the newest picture is not there within `limit`.
    void passUntilLive(Duration limit) {
        Duration passed = Duration.ZERO;
        do {
            pass(STEP);
            passed = passed.plus(STEP);
        } while ((frames.last().freshness().mode() != ConsoleMode.LIVE
                        || frames.last().sequence() != fleet.head())
                && passed.compareTo(limit) < 0);
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.LIVE);
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    /// Lets time pass on a good line.
    void pass(Duration time) {
        clock.advance(time);
        link.answer();
        handleAll();
        link.tell();
        deliver(20);
        loop.tick();
    }

    /// Lets so many messages arrive, ten milliseconds apart.
    void deliver(int messages) {
        handleAll();
        for (int i = 0; i < messages; i++) {
            clock.advance(Duration.ofMillis(10));
            link.deliver();
            handleAll();
        }
        clock.advance(Duration.ofMillis(50));
        loop.tick();
    }

    private void handleAll() {
        while (!late.isEmpty()) {
            loop.handle(late.removeFirst());
        }
    }
}
