package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Topic;
import pitwall.testing.SteppedClock;

/// Consoles that want to see something else than before.
final class ChangedViewTest {
    private final FollowedFleet followed = new FollowedFleet();
    private final SteppedClock clock = followed.clock;
    private final ScriptedFleet fleet = followed.fleet;
    private final ScriptedLink link = followed.link;
    private final WatchedFrames frames = followed.frames;
    private final FleetLoop loop = followed.loop;

    @Test
    void anotherViewIsAskedForOnTheSameConnectionAndTheOldPictureStaysMeanwhile() {
        followed.live();
        loop.subscribe(new FleetView(Set.of(Topic.CARS), "region:munich"));
        followed.pass(Duration.ofMillis(50));

        assertThat(link.requests())
                .containsExactly(
                        new ClientFrame.Unsubscribe(Set.of(Topic.LOGS)),
                        new ClientFrame.Subscribe(Set.of(Topic.CARS), "region:munich"));
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.LIVE);
        assertThat(frames.last().snapshot().size()).isEqualTo(6);

        followed.passUntilLive(Duration.ofSeconds(1));
        link.cut();
        followed.passUntilLive(Duration.ofSeconds(3));
        assertThat(link.hello().query()).isEqualTo("region:munich");
        assertThat(link.hello().resume()).isNotNull();
    }

    @Test
    void aViewThatChangedWhileAwayIsNotResumed() {
        followed.live();
        link.cut();
        loop.subscribe(new FleetView(Set.of(Topic.CARS), "region:munich"));
        followed.passUntilLive(Duration.ofSeconds(3));

        assertThat(link.hello().resume()).isNull();
    }

    @Test
    void aFilteredViewIsNotRecordedAsTheFleet() {
        followed.live();
        loop.subscribe(new FleetView(Set.of(Topic.CARS, Topic.LOGS), "region:munich"));
        followed.passUntilLive(Duration.ofSeconds(1));
        int records = frames.records();
        fleet.step(clock.instant());
        followed.pass(Duration.ofSeconds(1));

        assertThat(frames.records()).isEqualTo(records);
    }
}
