package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.testing.SteppedClock;

/// One connection after another against a server in memory, with a clock that only the test moves.
final class FleetLoopTest {
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
    void aFirstVisitGoesFromOfflineThroughResyncingToLive() {
        loop.start(null);
        loop.tick();
        assertThat(frames.last().freshness()).isEqualTo(new Freshness.Offline(null, 1, null, Trouble.NONE));

        link.answer();
        deliver(2);
        assertThat(frames.last().freshness()).isEqualTo(new Freshness.Resyncing(3, 6, null));
        assertThat(frames.last().snapshot().size()).isZero();

        deliver(10);
        assertThat(frames.last().freshness()).isInstanceOf(Freshness.Live.class);
        assertThat(frames.last().snapshot().size()).isEqualTo(6);
        assertThat(frames.last().session()).isNotNull();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainForEver() {
        link.refuse(true);
        loop.start(null);
        for (int i = 0; i < 4 * 600; i++) {
            pass(STEP);
        }
        assertThat(frames.last().freshness()).isInstanceOfSatisfying(Freshness.Offline.class, offline -> {
            assertThat(offline.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(offline.attempt()).isBetween(250, 420);
        });

        link.refuse(false);
        passUntilLive(Duration.ofSeconds(31));
    }

    @Test
    void aSilentPeerIsNoticedWithinTenSecondsAlthoughTheSocketStaysOpen() {
        live();
        link.die();

        Duration noticed = Duration.ZERO;
        while (frames.last().freshness().mode() == ConsoleMode.LIVE
                || frames.last().freshness().mode() == ConsoleMode.LAGGING) {
            clock.advance(STEP);
            noticed = noticed.plus(STEP);
            loop.tick();
        }

        assertThat(noticed).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(10));
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.RECONNECTING);
    }

    @Test
    void aShortCutIsResumedWithoutASnapshot() {
        live();
        link.cut();
        fleet.step(clock.instant());
        fleet.step(clock.instant());

        passUntilLive(Duration.ofSeconds(3));

        assertThat(link.snapshots()).isEqualTo(1);
        assertThat(link.resumes()).isEqualTo(1);
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    @Test
    void aServerThatBeganAnewLeavesAGapWithItsTimes() {
        live();
        Instant seen = Objects.requireNonNull(frames.last().asOf());
        link.cut();
        clock.advance(Duration.ofMinutes(20));
        fleet.restart();

        passUntilLive(Duration.ofSeconds(40));

        assertThat(frames.last().link().gap()).isNotNull().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(seen);
            assertThat(gap.to()).isAfter(seen.plus(Duration.ofMinutes(19)));
        });
    }

    @Test
    void aCutThatIsResumedLeavesNoGap() {
        aShortCutIsResumedWithoutASnapshot();

        assertThat(frames.last().link().gap()).isNull();
    }

    @Test
    void anEightHourSleepIsNoticedAtOnceAndSurvived() {
        live();
        clock.advance(Duration.ofHours(8));
        fleet.step(clock.instant());
        loop.tick();

        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.RECONNECTING);
        passUntilLive(Duration.ofSeconds(5));
    }

    @Test
    void aServerThatStopsIsVisitedAgainWhenItAskedFor() {
        live();
        Instant asked = clock.instant().plusSeconds(7);
        loop.handle(new LinkEvent.Ended(1, Trouble.NONE, Duration.ofSeconds(7)));
        loop.tick();

        assertThat(frames.last().freshness())
                .isInstanceOfSatisfying(
                        Freshness.Reconnecting.class,
                        reconnecting -> assertThat(reconnecting.nextAttempt()).isEqualTo(asked));
        passUntilLive(Duration.ofSeconds(10));
        assertThat(clock.instant()).isAfterOrEqualTo(asked);
    }

    @Test
    void anEndedSignInStopsUntilSomebodyActs() {
        live();
        loop.handle(new LinkEvent.Ended(1, Trouble.SIGN_IN_NEEDED));
        for (int i = 0; i < 400; i++) {
            pass(STEP);
        }
        assertThat(frames.last().freshness())
                .isInstanceOfSatisfying(
                        Freshness.Offline.class,
                        offline -> assertThat(offline.trouble()).isEqualTo(Trouble.SIGN_IN_NEEDED));

        loop.retryNow();
        passUntilLive(Duration.ofSeconds(1));
    }

    @Test
    void anotherVersionOfTheProtocolStops() {
        live();
        loop.handle(new LinkEvent.Arrived(
                1,
                clock.instant(),
                "{\"v\":2,\"n\":9,\"ts\":\"2026-05-04T12:00:00Z\",\"type\":\"batch\",\"body\":{}}"));
        loop.tick();

        assertThat(frames.last().freshness())
                .isInstanceOfSatisfying(
                        Freshness.Offline.class,
                        offline -> assertThat(offline.trouble()).isEqualTo(Trouble.INCOMPATIBLE));
    }

    @Test
    void aHeartbeatSaysHowManyCarsAreHiddenNow() {
        live();
        assertThat(frames.last().session())
                .extracting(SessionInfo::outsideScope)
                .isNull();

        loop.handle(new LinkEvent.Arrived(
                1,
                clock.instant(),
                new FrameCodec()
                        .encode(new Envelope<ServerFrame>(
                                link.skipNumber(),
                                clock.instant(),
                                null,
                                new ServerFrame.Heartbeat(clock.instant(), fleet.head(), Duration.ZERO, 12)))));
        pass(Duration.ofSeconds(1));
        assertThat(frames.last().session())
                .extracting(SessionInfo::outsideScope)
                .isEqualTo(12);

        pass(Duration.ofSeconds(1));
        assertThat(frames.last().session())
                .as("a heartbeat that says nothing")
                .extracting(SessionInfo::outsideScope)
                .isEqualTo(12);
    }

    @Test
    void aMessageOfAnUnknownTypeOfANewerServerIsPassedOver() {
        live();
        long next = link.skipNumber();
        loop.handle(new LinkEvent.Arrived(
                1,
                clock.instant(),
                "{\"v\":1,\"n\":" + next + ",\"ts\":\"2026-05-04T12:00:00Z\",\"type\":\"weather\",\"body\":{}}"));
        fleet.step(clock.instant());
        link.tell();
        deliver(3);

        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
        assertThat(link.isOpen()).isTrue();
        assertThat(link.resumes()).isZero();
    }

    @Test
    void throwingMessagesAwayBecomesOneNewConnectionThatResumes() {
        live();
        fleet.step(clock.instant());
        loop.handle(new LinkEvent.Overflowed(1));
        passUntilLive(Duration.ofSeconds(1));

        assertThat(link.resumes()).isEqualTo(1);
    }

    @Test
    void aQuietFleetGivesOneFrameASecond() {
        live();
        int before = frames.frames();
        Instant start = clock.instant();
        for (int i = 0; i < 40; i++) {
            pass(STEP);
        }

        int seconds = (int) Duration.between(start, clock.instant()).toSeconds();
        assertThat(frames.frames() - before).isBetween(seconds - 1, seconds + 1);
    }

    @Test
    void theServersClockAndTheRoundTripAreMeasured() {
        live();
        for (int i = 0; i < 20; i++) {
            pass(STEP);
        }

        assertThat(frames.last().clockEstimated()).isFalse();
        assertThat(frames.last().link().roundTrip()).isNotNull();
        assertThat(frames.last().link().messagesPerSecond()).isPositive();
        assertThat(frames.last().link().connections()).isEqualTo(1);
        assertThat(frames.last().link().lagHistory()).hasSizeGreaterThan(3);
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
