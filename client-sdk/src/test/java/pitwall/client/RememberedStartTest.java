package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.testing.SteppedClock;

/// Starts that begin with a remembered picture, and pictures that were made with other rights.
final class RememberedStartTest {
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
    void aStartWithoutNetworkShowsWhatIsRemembered() {
        Instant start = clock.instant();
        fleet.step(start);
        link.refuse(true);
        loop.start(remembered(Role.VIEWER));
        pass(STEP);

        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.OFFLINE);
        assertThat(frames.last().snapshot().size()).isEqualTo(fleet.cars().size());
        assertThat(frames.last().asOf()).isEqualTo(start.minusSeconds(60));
        assertThat(frames.last().clockEstimated()).isTrue();
    }

    @Test
    void theNextStartGoesOnAfterTheRememberedSequence() {
        fleet.step(clock.instant());
        RememberedFleet remembered = remembered(Role.VIEWER);
        fleet.step(clock.instant());
        loop.start(remembered);
        passUntilLive(Duration.ofSeconds(3));

        assertThat(link.snapshots()).isZero();
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    @Test
    void aPictureMadeWithOtherRightsIsNotContinued() {
        fleet.step(clock.instant());
        loop.start(remembered(Role.ADMIN));
        link.answer();
        deliver(1);
        passUntilLive(Duration.ofSeconds(3));

        assertThat(link.resumes()).isEqualTo(1);
        assertThat(link.snapshots()).isEqualTo(1);
    }

    @Test
    void changedRightsEndTheConnectionAndStartAfresh() {
        live();
        link.resync(ResyncReason.ACCESS);
        deliver(1);
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.RECONNECTING);

        passUntilLive(Duration.ofSeconds(3));
        assertThat(link.resumes()).isZero();
    }

    private RememberedFleet remembered(Role role) {
        SessionInfo session = new SessionInfo(
                "https://fleet.example",
                "TEST",
                true,
                "anna",
                role,
                Set.<Capability>copyOf(role.capabilities()),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
        frames.remembers(fleet.cars().values());
        return new RememberedFleet(
                session,
                fleet.epoch(),
                fleet.head(),
                clock.instant().minusSeconds(60),
                List.copyOf(fleet.cars().values()),
                List.of());
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
