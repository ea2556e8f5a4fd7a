package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.Range;
import pitwall.testing.FleetFixtures;

final class OutboxTest {
    private final Outbox outbox = new Outbox(4);
    private long newest;

    @Test
    void aFullOutboxLosesItsOldestLogBeforeAnyEvent() {
        outbox.add(1, event(1));
        outbox.add(2, new CarFrame.Log(2, List.of()));
        outbox.add(3, new CarFrame.Log(3, List.of()));
        outbox.add(4, event(4));

        outbox.add(5, event(5));

        assertThat(drain()).containsExactly(event(1), new CarFrame.Log(3, List.of()), event(4), event(5));
        assertThat(outbox.dropped()).isEqualTo(1);
    }

    @Test
    void whatIsConfirmedIsNotSentAgain() {
        outbox.add(1, event(1));
        outbox.add(2, event(2));
        drain();

        outbox.confirm(1, List.of());
        outbox.rewind();

        assertThat(drain()).containsExactly(event(2));
    }

    @Test
    void whatTheServerMissesIsSentAgainAndNotForgotten() {
        outbox.add(1, event(1));
        outbox.add(2, event(2));
        newest = 2;
        drain();
        newest = 3;

        outbox.confirm(3, List.of(new Range(1, 1)));
        assertThat(drain()).containsExactly(event(1));
        outbox.confirm(3, List.of(new Range(1, 1)));
        assertThat(drain()).as("an answer from before it was sent again").isEmpty();
        outbox.confirm(4, List.of(new Range(1, 1)));
        assertThat(drain()).as("lost a second time").containsExactly(event(1));

        outbox.confirm(5, List.of());
        assertThat(outbox.size()).isZero();
    }

    private List<CarFrame> drain() {
        List<CarFrame> frames = new ArrayList<>();
        while (outbox.hasUnsent()) {
            outbox.takeUnsent(newest).ifPresent(frames::add);
        }
        return frames;
    }

    private static CarFrame.Event event(long seq) {
        return new CarFrame.Event(seq, FleetFixtures.NOW, "trip_started", null, Map.of());
    }
}
