package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Topic;
import pitwall.testing.SteppedClock;

/// Consoles that want to see something else than before.
final class ChangedViewTest {
    private static final Duration STEP = Duration.ofMillis(250);

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final SplittableRandom random = new SplittableRandom(5);
    private final ScriptedFleet fleet = new ScriptedFleet(random, 12);
    private final ScriptedLink link = new ScriptedLink(fleet, clock);
    private final WatchedFrames frames = new WatchedFrames(fleet);
    private final List<LinkEvent> late = new ArrayList<>();
    private final FleetLoop loop = new FleetLoop(
            new FleetSettings("https://fleet.example", "test 1", FleetView.EVERYTHING),
            link,
            new FleetOutlets(frames, frames, correlation -> {}),
            random,
            clock,
            late::add);

    @Test
    void anotherViewIsAskedForOnTheSameConnectionAndTheOldPictureStaysMeanwhile() {
        live();
        loop.subscribe(new FleetView(Set.of(Topic.CARS), "region:munich"));
        pass(Duration.ofMillis(50));

        assertThat(link.requests())
                .containsExactly(
                        new ClientFrame.Unsubscribe(Set.of(Topic.LOGS)),
                        new ClientFrame.Subscribe(Set.of(Topic.CARS), "region:munich"));
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.LIVE);
        assertThat(frames.last().snapshot().size()).isEqualTo(6);

        passUntilLive(Duration.ofSeconds(1));
        link.cut();
        passUntilLive(Duration.ofSeconds(3));
        assertThat(link.hello().query()).isEqualTo("region:munich");
        assertThat(link.hello().resume()).isNotNull();
    }

    @Test
    void aViewThatChangedWhileAwayIsNotResumed() {
        live();
        link.cut();
        loop.subscribe(new FleetView(Set.of(Topic.CARS), "region:munich"));
        passUntilLive(Duration.ofSeconds(3));

        assertThat(link.hello().resume()).isNull();
    }

    @Test
    void aFilteredViewIsNotRecordedAsTheFleet() {
        live();
        loop.subscribe(new FleetView(Set.of(Topic.CARS, Topic.LOGS), "region:munich"));
        passUntilLive(Duration.ofSeconds(1));
        int records = frames.records();
        fleet.step(clock.instant());
        pass(Duration.ofSeconds(1));

        assertThat(frames.records()).isEqualTo(records);
    }

    private void live() {
        loop.start(null);
        passUntilLive(Duration.ofSeconds(2));
    }

    private void passUntilLive(Duration limit) {
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
    private void pass(Duration time) {
        clock.advance(time);
        link.answer();
        handleAll();
        link.tell();
        deliver(20);
        loop.tick();
    }

    private void deliver(int messages) {
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
