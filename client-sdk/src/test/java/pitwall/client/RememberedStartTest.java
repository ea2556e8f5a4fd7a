package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.testing.SteppedClock;

/// Starts that begin with a remembered picture, and pictures that were made with other rights.
final class RememberedStartTest {
    private final FollowedFleet followed = new FollowedFleet();
    private final SteppedClock clock = followed.clock;
    private final ScriptedFleet fleet = followed.fleet;
    private final ScriptedLink link = followed.link;
    private final WatchedFrames frames = followed.frames;
    private final FleetLoop loop = followed.loop;

    @Test
    void aStartWithoutNetworkShowsWhatIsRemembered() {
        Instant start = clock.instant();
        fleet.step(start);
        link.refuse(true);
        loop.start(remembered(Role.VIEWER));
        followed.pass(FollowedFleet.STEP);

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
        followed.passUntilLive(Duration.ofSeconds(3));

        assertThat(link.snapshots()).isZero();
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    @Test
    void aPictureMadeWithOtherRightsIsNotContinued() {
        fleet.step(clock.instant());
        loop.start(remembered(Role.ADMIN));
        link.answer();
        followed.deliver(1);
        followed.passUntilLive(Duration.ofSeconds(3));

        assertThat(link.resumes()).isEqualTo(1);
        assertThat(link.snapshots()).isEqualTo(1);
    }

    @Test
    void whatIsToGoIsShownNoMoreAndComesAsAWholePicture() {
        followed.live();
        link.refuse(true);
        link.cut();
        followed.pass(FollowedFleet.STEP);
        assertThat(frames.last().snapshot().size()).isEqualTo(fleet.cars().size());

        loop.forget();
        followed.pass(FollowedFleet.STEP);

        assertThat(frames.last().snapshot().size()).isZero();
        assertThat(frames.last().epoch()).isNull();
        link.refuse(false);
        followed.passUntilLive(Duration.ofMinutes(1));
        assertThat(link.snapshots()).isEqualTo(2);
        assertThat(frames.last().snapshot().size()).isEqualTo(fleet.cars().size());
    }

    @Test
    void whatIsToGoWhileThereIsAConnectionComesAnewAtOnce() {
        followed.live();

        loop.forget();
        followed.passUntilLive(Duration.ofSeconds(5));

        assertThat(link.snapshots()).isEqualTo(2);
    }

    @Test
    void changedRightsEndTheConnectionAndStartAfresh() {
        followed.live();
        link.resync(ResyncReason.ACCESS);
        followed.deliver(1);
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.RECONNECTING);

        followed.passUntilLive(Duration.ofSeconds(3));
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
}
