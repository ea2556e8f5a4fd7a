package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;

/// What becomes of a console that was away for minutes or for a day.
final class LongAbsenceTest {
    private final FollowedFleet followed = new FollowedFleet();
    private final SteppedClock clock = followed.clock;
    private final ScriptedFleet fleet = followed.fleet;
    private final ScriptedLink link = followed.link;
    private final WatchedFrames frames = followed.frames;
    private final FleetLoop loop = followed.loop;

    /// N1: whatever the moment in which the network heals, three seconds later the picture is in step.
    @Test
    void aCutOfFiveMinutesIsOverThreeSecondsAfterTheNetworkHeals() {
        followed.live();
        link.refuse(true);
        link.cut();
        for (int second = 0; second < 300; second++) {
            if (second % 10 == 0) {
                fleet.step(clock.instant());
            }
            followed.pass(Duration.ofSeconds(1));
        }
        assertThat(frames.last().freshness().mode()).isEqualTo(ConsoleMode.OFFLINE);

        link.refuse(false);
        followed.passUntilLive(Duration.ofSeconds(3));

        assertThat(link.resumes()).isEqualTo(1);
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
    }

    /// N7: what the server no longer has cannot be made up; the old picture stays until the new one is whole.
    @Test
    void aDayOfflineWithMoreChangesThanTheServerKeepsEndsInAWholePicture() {
        followed.live();
        link.refuse(true);
        link.cut();
        for (int hour = 0; hour < 24; hour++) {
            fleet.step(clock.instant());
            clock.advance(Duration.ofHours(1));
            loop.tick();
        }
        fleet.trim();
        fleet.trim();
        Instant before = Objects.requireNonNull(frames.last().asOf());

        link.refuse(false);
        while (!link.isOpen()) {
            clock.advance(FollowedFleet.STEP);
            loop.tick();
            link.answer();
        }
        followed.deliver(2);
        assertThat(frames.last().freshness()).isInstanceOf(Freshness.Resyncing.class);
        assertThat(frames.last().asOf()).isEqualTo(before);
        followed.passUntilLive(Duration.ofSeconds(3));

        assertThat(link.resumes()).isZero();
        assertThat(frames.last().sequence()).isEqualTo(fleet.head());
        assertThat(frames.last().link().gap())
                .as("what nobody here saw, with its times")
                .isNotNull()
                .satisfies(gap -> {
                    assertThat(gap.from()).isEqualTo(before);
                    assertThat(gap.to()).isAfter(before.plus(Duration.ofHours(23)));
                });
    }

    /// N8: what the server still has is replayed, and a person sees how far it came. How fast is measured elsewhere.
    @Test
    void aDayOfflineWithinTheLogOfTheServerIsReplayedWithItsProgress() {
        followed.live();
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
            clock.advance(FollowedFleet.STEP);
            loop.tick();
            link.answer();
        }
        List<Freshness> shown = new ArrayList<>();
        do {
            followed.deliver(1);
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
}
