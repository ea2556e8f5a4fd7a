package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;

/// What becomes of a console that was away for minutes or for a day.
final class LongAbsenceTest {
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

    /// N1: whatever the moment in which the network heals, three seconds later the picture is in step.
    @Test
    void aCutOfFiveMinutesIsOverThreeSecondsAfterTheNetworkHeals() {
        live();
        link.refuse(true);
        link.cut();
        for (int second = 0; second < 300; second++) {
            if (second % 10 == 0) {
                fleet.step(clock.instant());
            }
            pass(Duration.ofSeconds(1));
        }
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.OFFLINE);

        link.refuse(false);
        passUntilLive(Duration.ofSeconds(3));

        assertThat(link.resumes()).isEqualTo(1);
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    /// N7: what the server no longer has cannot be made up; the old picture stays until the new one is whole.
    @Test
    void aDayOfflineWithMoreChangesThanTheServerKeepsEndsInAWholePicture() {
        live();
        link.refuse(true);
        link.cut();
        for (int hour = 0; hour < 24; hour++) {
            fleet.step(clock.instant());
            clock.advance(Duration.ofHours(1));
            loop.tick();
        }
        fleet.trim();
        fleet.trim();
        Instant before = frames.last().asOf();

        link.refuse(false);
        while (!link.isOpen()) {
            clock.advance(STEP);
            loop.tick();
            link.answer();
        }
        deliver(2);
        assertThat(frames.last().freshness()).isInstanceOf(Freshness.Resyncing.class);
        assertThat(frames.last().asOf()).isEqualTo(before);
        passUntilLive(Duration.ofSeconds(3));

        assertThat(link.resumes()).isZero();
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    /// N8: what the server still has is replayed, and a person sees how far it came. How fast is measured elsewhere.
    @Test
    void aDayOfflineWithinTheLogOfTheServerIsReplayedWithItsProgress() {
        live();
        link.refuse(true);
        link.cut();
        for (int hour = 0; hour < 24; hour++) {
            fleet.step(clock.instant());
            clock.advance(Duration.ofHours(1));
            loop.tick();
        }
        link.mergeAtMost(6);
        link.refuse(false);
        while (!link.isOpen()) {
            clock.advance(STEP);
            loop.tick();
            link.answer();
        }
        List<Freshness> shown = new ArrayList<>();
        do {
            deliver(1);
            shown.add(frames.last().freshness());
        } while (link.onTheLine() > 0);

        assertThat(shown.subList(0, shown.size() - 1))
                .extracting(freshness -> freshness instanceof Freshness.Resyncing(int received, int total, var _)
                        ? received + " of " + total
                        : freshness.toString())
                .containsExactly("0 of 24", "6 of 24", "12 of 24", "18 of 24");
        assertThat(shown.getLast()).isInstanceOf(Freshness.Live.class);
        assertThat(link.snapshots()).isEqualTo(1);
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
        assertThat(frames.last().link().gap()).isNull();
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
