package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness.Cause;
import pitwall.client.Freshness.Trouble;
import pitwall.testing.SteppedClock;

/// The table of modes, row by row.
final class ModeTimelineTest {
    private static final Duration STEP = Duration.ofMillis(250);

    private final SteppedClock time = SteppedClock.atFixtures();
    private final SteadyClock clock = new SteadyClock(time.instant());
    private final LagMeter lag = new LagMeter(clock);
    private final ModeTimeline timeline = new ModeTimeline(clock, lag);

    @Test
    void aProgramStartsOfflineAndBecomesLiveOnlyWithAPicture() {
        timeline.connecting(1);
        assertThat(freshness()).isEqualTo(new Freshness.Offline(null, 1, null, Trouble.NONE));

        timeline.resyncing(62, 100);
        assertThat(freshness()).isEqualTo(new Freshness.Resyncing(62, 100, null));

        timeline.inStep();
        assertThat(mode()).isEqualTo(ConsoleMode.LIVE);
    }

    @Test
    void aLostConnectionIsReconnectingForThirtySecondsAndThenOffline() {
        live();
        timeline.waiting(Trouble.NONE, 1, time.instant().plusSeconds(1));
        var lostAt = time.instant();

        pass(Duration.ofSeconds(29), Duration.ZERO);
        assertThat(freshness()).isEqualTo(new Freshness.Reconnecting(1, lostAt.plusSeconds(1), null, lostAt));

        pass(Duration.ofSeconds(1), Duration.ZERO);
        assertThat(mode()).isEqualTo(ConsoleMode.OFFLINE);
    }

    @Test
    void anOpenSocketWithoutAPictureDoesNotStopTheThirtySeconds() {
        live();
        timeline.waiting(Trouble.NONE, 1, time.instant());
        pass(Duration.ofSeconds(20), Duration.ZERO);
        timeline.resyncing(1, 10);
        timeline.waiting(Trouble.NONE, 2, time.instant());
        pass(Duration.ofSeconds(10), Duration.ZERO);

        assertThat(mode()).isEqualTo(ConsoleMode.OFFLINE);
    }

    @Test
    void noFurtherAttemptIsOfflineAtOnceWithTheReason() {
        live();
        timeline.stopped(Trouble.SIGN_IN_NEEDED);

        assertThat(freshness()).isEqualTo(new Freshness.Offline(null, 0, null, Trouble.SIGN_IN_NEEDED));
    }

    @Test
    void moreThanTwoSecondsBehindForFiveSecondsIsLagging() {
        live();

        passBehind(Duration.ofMillis(4_750), Duration.ofMillis(2_100));
        assertThat(mode()).isEqualTo(ConsoleMode.LIVE);

        passBehind(Duration.ofMillis(500), Duration.ofMillis(2_100));
        assertThat(freshness()).isEqualTo(new Freshness.Late(Duration.ofMillis(2_100), Cause.SLOW_NETWORK));
    }

    @Test
    void oneGoodMessageStartsTheFiveSecondsAnew() {
        live();
        passBehind(Duration.ofMillis(4_500), Duration.ofSeconds(3));
        passBehind(STEP, Duration.ofSeconds(2));
        passBehind(Duration.ofMillis(4_500), Duration.ofSeconds(3));

        assertThat(mode()).isEqualTo(ConsoleMode.LIVE);
    }

    @Test
    void laggingEndsAfterFiveSecondsBelowOneSecond() {
        live();
        passBehind(Duration.ofSeconds(6), Duration.ofSeconds(4));
        passBehind(Duration.ofSeconds(20), Duration.ofMillis(1_500));
        assertThat(mode()).isEqualTo(ConsoleMode.LAGGING);

        passBehind(Duration.ofSeconds(4), Duration.ofMillis(900));
        assertThat(mode()).isEqualTo(ConsoleMode.LAGGING);

        passBehind(Duration.ofMillis(1_500), Duration.ofMillis(900));
        assertThat(mode()).isEqualTo(ConsoleMode.LIVE);
    }

    @Test
    void aServerThatReportsToBeBehindIsBelievedAtOnce() {
        live();
        lag.reported(Duration.ofMillis(2_500));

        assertThat(freshness()).isEqualTo(new Freshness.Late(Duration.ofMillis(2_500), Cause.SLOW_READER));
    }

    @Test
    void messagesThatWaitedInThisProgramAreThisComputersFault() {
        live();
        for (int i = 0; i < 24; i++) {
            lag.applied(Duration.ofSeconds(3), Duration.ofSeconds(2));
            pass(STEP, null);
        }

        assertThat(freshness()).isEqualTo(new Freshness.Late(Duration.ofSeconds(3), Cause.SLOW_CONSOLE));
    }

    @Test
    void aQuietFleetIsLiveBetweenHeartbeats() {
        live();
        for (int beat = 0; beat < 20; beat++) {
            lag.applied(Duration.ofMillis(40), Duration.ZERO);
            pass(Duration.ofSeconds(3), null);

            assertThat(freshness()).isEqualTo(new Freshness.Live(Duration.ofMillis(40)));
        }
    }

    @Test
    void anOverdueHeartbeatMakesTheLagGrow() {
        live();
        lag.applied(Duration.ofMillis(40), Duration.ZERO);
        pass(Duration.ofSeconds(7), null);

        assertThat(lag.lag()).isEqualTo(Duration.ofMillis(4_040));
    }

    private void live() {
        lag.connected(Duration.ofSeconds(3));
        timeline.inStep();
    }

    private void passBehind(Duration time, Duration behind) {
        pass(time, behind);
    }

    private void pass(Duration duration, @Nullable Duration behind) {
        for (Duration left = duration; left.isPositive(); left = left.minus(STEP)) {
            if (behind != null) {
                lag.applied(behind, Duration.ZERO);
            }
            clock.advance(time.advance(STEP));
            timeline.update();
        }
    }

    private ConsoleMode mode() {
        return freshness().mode();
    }

    private Freshness freshness() {
        return timeline.freshness(null);
    }
}
