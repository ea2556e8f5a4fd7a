package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.testing.SteppedClock;

/// One connection after another against a server in memory, with a clock that only the test moves.
final class FleetLoopTest {
    private final FollowedFleet followed = new FollowedFleet();
    private final SteppedClock clock = followed.clock;
    private final ScriptedFleet fleet = followed.fleet;
    private final ScriptedLink link = followed.link;
    private final WatchedFrames frames = followed.frames;
    private final FleetLoop loop = followed.loop;

    @Test
    void aFirstVisitGoesFromOfflineThroughResyncingToLive() {
        loop.start(null);
        loop.tick();
        assertThat(frames.last().freshness()).isEqualTo(new Freshness.Offline(null, 1, null, Trouble.NONE));

        link.answer();
        followed.deliver(2);
        assertThat(frames.last().freshness()).isEqualTo(new Freshness.Resyncing(3, 6, null));
        assertThat(frames.last().snapshot().size()).isZero();

        followed.deliver(10);
        assertThat(frames.last().freshness()).isInstanceOf(Freshness.Live.class);
        assertThat(frames.last().snapshot().size()).isEqualTo(6);
        assertThat(frames.last().session()).isNotNull();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainForEver() {
        link.refuse(true);
        loop.start(null);
        for (int i = 0; i < 4 * 600; i++) {
            followed.pass(FollowedFleet.STEP);
        }
        assertThat(frames.last().freshness()).isInstanceOfSatisfying(Freshness.Offline.class, offline -> {
            assertThat(offline.trouble()).isEqualTo(Trouble.UNREACHABLE);
            assertThat(offline.attempt()).isBetween(250, 420);
        });

        link.refuse(false);
        followed.passUntilLive(Duration.ofSeconds(31));
    }

    @Test
    void aSilentPeerIsNoticedWithinTenSecondsAlthoughTheSocketStaysOpen() {
        followed.live();
        link.die();

        Duration noticed = Duration.ZERO;
        while (frames.last().freshness().mode() == ConsoleMode.LIVE
                || frames.last().freshness().mode() == ConsoleMode.LAGGING) {
            clock.advance(FollowedFleet.STEP);
            noticed = noticed.plus(FollowedFleet.STEP);
            loop.tick();
        }

        assertThat(noticed).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(10));
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.RECONNECTING);
    }

    @Test
    void aShortCutIsResumedWithoutASnapshot() {
        followed.live();
        link.cut();
        fleet.step(clock.instant());
        fleet.step(clock.instant());

        followed.passUntilLive(Duration.ofSeconds(3));

        assertThat(link.snapshots()).isEqualTo(1);
        assertThat(link.resumes()).isEqualTo(1);
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    @Test
    void aServerThatBeganAnewLeavesAGapWithItsTimes() {
        followed.live();
        Instant seen = Objects.requireNonNull(frames.last().asOf());
        link.cut();
        clock.advance(Duration.ofMinutes(20));
        fleet.restart();

        followed.passUntilLive(Duration.ofSeconds(40));

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
        followed.live();
        clock.advance(Duration.ofHours(8));
        fleet.step(clock.instant());
        loop.tick();

        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.RECONNECTING);
        followed.passUntilLive(Duration.ofSeconds(5));
    }

    @Test
    void aServerThatStopsIsVisitedAgainWhenItAskedFor() {
        followed.live();
        Instant asked = clock.instant().plusSeconds(7);
        loop.handle(new LinkEvent.Ended(1, Trouble.NONE, Duration.ofSeconds(7)));
        loop.tick();

        assertThat(frames.last().freshness())
                .isInstanceOfSatisfying(
                        Freshness.Reconnecting.class,
                        reconnecting -> assertThat(reconnecting.nextAttempt()).isEqualTo(asked));
        followed.passUntilLive(Duration.ofSeconds(10));
        assertThat(clock.instant()).isAfterOrEqualTo(asked);
    }

    @Test
    void anEndedSignInStopsUntilSomebodyActs() {
        followed.live();
        loop.handle(new LinkEvent.Ended(1, Trouble.SIGN_IN_NEEDED));
        for (int i = 0; i < 400; i++) {
            followed.pass(FollowedFleet.STEP);
        }
        assertThat(frames.last().freshness())
                .isInstanceOfSatisfying(
                        Freshness.Offline.class,
                        offline -> assertThat(offline.trouble()).isEqualTo(Trouble.SIGN_IN_NEEDED));

        loop.retryNow();
        followed.passUntilLive(Duration.ofSeconds(1));
    }

    @Test
    void anotherVersionOfTheProtocolStops() {
        followed.live();
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
        followed.live();
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
        followed.pass(Duration.ofSeconds(1));
        assertThat(frames.last().session())
                .extracting(SessionInfo::outsideScope)
                .isEqualTo(12);

        followed.pass(Duration.ofSeconds(1));
        assertThat(frames.last().session())
                .as("a heartbeat that says nothing")
                .extracting(SessionInfo::outsideScope)
                .isEqualTo(12);
    }

    @Test
    void aMessageOfAnUnknownTypeOfANewerServerIsPassedOver() {
        followed.live();
        long next = link.skipNumber();
        loop.handle(new LinkEvent.Arrived(
                1,
                clock.instant(),
                "{\"v\":1,\"n\":" + next + ",\"ts\":\"2026-05-04T12:00:00Z\",\"type\":\"weather\",\"body\":{}}"));
        fleet.step(clock.instant());
        link.tell();
        followed.deliver(3);

        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
        assertThat(link.isOpen()).isTrue();
        assertThat(link.resumes()).isZero();
    }

    @Test
    void throwingMessagesAwayBecomesOneNewConnectionThatResumes() {
        followed.live();
        fleet.step(clock.instant());
        loop.handle(new LinkEvent.Overflowed(1));
        followed.passUntilLive(Duration.ofSeconds(1));

        assertThat(link.resumes()).isEqualTo(1);
    }

    @Test
    void aQuietFleetGivesOneFrameASecond() {
        followed.live();
        int before = frames.frames();
        Instant start = clock.instant();
        for (int i = 0; i < 40; i++) {
            followed.pass(FollowedFleet.STEP);
        }

        int seconds = (int) Duration.between(start, clock.instant()).toSeconds();
        assertThat(frames.frames() - before).isBetween(seconds - 1, seconds + 1);
    }

    @Test
    void theServersClockAndTheRoundTripAreMeasured() {
        followed.live();
        for (int i = 0; i < 20; i++) {
            followed.pass(FollowedFleet.STEP);
        }

        assertThat(frames.last().clockEstimated()).isFalse();
        assertThat(frames.last().link().roundTrip()).isNotNull();
        assertThat(frames.last().link().messagesPerSecond()).isPositive();
        assertThat(frames.last().link().connections()).isEqualTo(1);
        assertThat(frames.last().link().lagHistory()).hasSizeGreaterThan(3);
    }
}
