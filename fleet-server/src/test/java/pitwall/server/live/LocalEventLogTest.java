package pitwall.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.server.live.CarChange.Part;

class LocalEventLogTest {
    private static final int WEIGHT = removal(1).weight();

    @Test
    void sequencesCountFromOneWithoutAHole() {
        LocalEventLog log = new LocalEventLog("e", 10, 1_000_000);
        List<Long> followed = new ArrayList<>();
        log.follow(batch -> followed.add(batch.seq()));

        append(log, 3);

        assertThat(log.head()).isEqualTo(3);
        assertThat(followed).containsExactly(1L, 2L, 3L);
        assertThat(sequences(log, 0)).containsExactly(1L, 2L, 3L);
        assertThat(sequences(log, 2)).containsExactly(3L);
        assertThat(sequences(log, 3)).isEmpty();
    }

    @Test
    void whatIsNoLongerKeptIsSaidNotToBe() {
        LocalEventLog log = new LocalEventLog("e", 4, 1_000_000);

        append(log, 10);

        assertThat(log.oldest()).isEqualTo(7);
        assertThat(log.after(5, 1_000_000)).isEmpty();
        assertThat(log.weightAfter(5)).isEqualTo(Long.MAX_VALUE);
        assertThat(sequences(log, 6)).containsExactly(7L, 8L, 9L, 10L);
        assertThat(log.after(11, 1_000_000)).as("the future").isEmpty();
    }

    @Test
    void theRingIsBoundedInWeightToo() {
        LocalEventLog log = new LocalEventLog("e", 100, 3L * WEIGHT);

        append(log, 10);

        assertThat(log.oldest()).isEqualTo(8);
        assertThat(log.weightAfter(8)).isEqualTo(2L * WEIGHT);
        assertThat(log.weightAfter(10)).isZero();
    }

    @Test
    void aReaderTakesAsMuchAsItCanCarryAndAtLeastOneBatch() {
        LocalEventLog log = new LocalEventLog("e", 100, 1_000_000);
        append(log, 5);

        assertThat(log.after(0, 2L * WEIGHT).orElseThrow()).hasSize(2);
        assertThat(log.after(0, 0).orElseThrow()).hasSize(1);
    }

    private static void append(LocalEventLog log, int batches) {
        for (int i = 0; i < batches; i++) {
            log.append(Instant.EPOCH, List.of(removal(i)));
        }
    }

    private static CarChange removal(int number) {
        return new CarChange(new CarId("car-" + number), null, Set.of(Part.REMOVED), List.of());
    }

    private static List<Long> sequences(LocalEventLog log, long after) {
        return log.after(after, 1_000_000).orElseThrow().stream()
                .map(LoggedBatch::seq)
                .toList();
    }
}
