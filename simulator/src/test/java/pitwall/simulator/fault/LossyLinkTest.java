package pitwall.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import pitwall.agent.CarTransport;
import pitwall.testing.SteppedClock;

final class LossyLinkTest {
    private static final URI LINK = URI.create("ws://127.0.0.1/");

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
    private final List<String> arrived = new ArrayList<>();
    private boolean broken;
    private long number;

    private record Task(Instant due, long number, Runnable action) {}

    @Test
    void theSameSeedGivesTheSameFaults() {
        FaultPlan plan = FaultPlan.parse("loss=5%,duplicate=5%,reorder=5%,delay=10..300ms");

        List<String> first = send(500, plan, 11);
        List<String> again = send(500, plan, 11);
        List<String> other = send(500, plan, 12);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aboutAsManyFramesAreLostAsThePlanSays() {
        assertThat(send(20_000, FaultPlan.parse("loss=10%"), 3)).hasSizeBetween(17_700, 18_300);
    }

    @Test
    void aboutAsManyFramesArriveTwiceAsThePlanSays() {
        assertThat(send(20_000, FaultPlan.parse("duplicate=10%"), 3)).hasSizeBetween(21_700, 22_300);
    }

    @Test
    void aDelayKeepsTheOrder() {
        List<String> frames = send(200, FaultPlan.parse("delay=5..400ms"), 5);

        assertThat(frames).hasSize(200).isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt));
    }

    @Test
    void aReorderedFrameIsOvertaken() {
        List<String> frames = send(2_000, FaultPlan.parse("reorder=5%"), 5);

        assertThat(frames).hasSize(2_000);
        assertThat(frames)
                .isNotEqualTo(frames.stream()
                        .sorted(Comparator.comparingInt(Integer::parseInt))
                        .toList());
    }

    @Test
    void aFlappingConnectionBreaks() {
        link(FaultPlan.parse("flap=20/min"), 1).open(LINK, new Ear());

        pass(Duration.ofMinutes(5));

        assertThat(broken).isTrue();
    }

    @Test
    void clocksAreWrongByAtMostTheSkewAndAlwaysTheSame() {
        FaultPlan plan = FaultPlan.parse("skew=±30s");

        for (long seed = 0; seed < 200; seed++) {
            assertThat(LossyLink.skew(plan, seed).abs()).isLessThanOrEqualTo(Duration.ofSeconds(30));
            assertThat(LossyLink.skew(plan, seed)).isEqualTo(LossyLink.skew(plan, seed));
        }
        assertThat(LossyLink.skew(plan, 1)).isNotEqualTo(LossyLink.skew(plan, 2));
    }

    private List<String> send(int frames, FaultPlan plan, long seed) {
        arrived.clear();
        CarTransport.Session session = link(plan, seed).open(LINK, new Ear());
        for (int i = 0; i < frames; i++) {
            session.send(Integer.toString(i));
            pass(Duration.ofMillis(40));
        }
        pass(Duration.ofSeconds(2));
        return List.copyOf(arrived);
    }

    private LossyLink link(FaultPlan plan, long seed) {
        return new LossyLink((uri, listener) -> new Wire(), plan, seed, clock, this::later);
    }

    private void later(Duration delay, Runnable task) {
        tasks.add(new Task(clock.instant().plus(delay), number++, task));
    }

    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        Task next;
        while ((next = tasks.peek()) != null && !next.due.isAfter(end)) {
            tasks.remove();
            clock.set(next.due);
            next.action.run();
        }
        clock.set(end);
    }

    private final class Wire implements CarTransport.Session {
        @Override
        public void send(String text) {
            arrived.add(text);
        }

        @Override
        public void ping() {}

        @Override
        public int backlog() {
            return 0;
        }

        @Override
        public void close(int code, String reason) {}

        @Override
        public void abort() {
            broken = true;
        }
    }

    private static final class Ear implements CarTransport.Listener {
        @Override
        public void opened() {}

        @Override
        public void received(String text) {}

        @Override
        public void ponged() {}

        @Override
        public void closed(int code, String reason) {}
    }
}
