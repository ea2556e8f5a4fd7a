package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;

class AskedTailTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<LogLine> lines = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<LogPiece> pieces = new ArrayList<>();
    private boolean reachable = true;
    private int asked;

    private final FleetLogs logs = new FleetLogs() {
        @Override
        public CompletableFuture<Answer<LogPage>> search(LogWish wish, Order order, @Nullable Long after, int limit) {
            asked++;
            if (!reachable) {
                return CompletableFuture.completedFuture(new Answer.Unanswered<>());
            }
            List<LogLine> found = new ArrayList<>(lines.stream()
                    .filter(line -> after == null || line.id() > after)
                    .toList());
            if (order == Order.NEWEST) {
                Collections.reverse(found);
            }
            return CompletableFuture.completedFuture(new Answer.Given<>(
                    new LogPage(found.subList(0, Math.min(limit, found.size())), null, false, null, 1, NOON)));
        }

        @Override
        public CompletableFuture<Answer<LogHistogram>> histogram(LogWish wish, int buckets) {
            throw new AssertionError("nobody counts");
        }

        @Override
        public CompletableFuture<ExportOutcome> export(LogWish wish, Order order, Form form, Path file) {
            throw new AssertionError("nobody takes anything away");
        }
    };

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            long id = lines.size() + 1;
            lines.add(new LogLine(id, null, NOON, NOON, 1, id, LogLevel.INFO, "part", "line " + id, Map.of()));
        }
    }

    private LogTail follow() {
        return AskedTail.follow(logs, LogWish.EVERYTHING, later::add, pieces::add);
    }

    private void pass() {
        Objects.requireNonNull(later.poll(), "nothing is to be done later").run();
    }

    @Test
    void itSaysWhereItBeginsAndTellsWhatIsNewerOnce() {
        write(3);
        follow();
        assertThat(pieces).containsExactly(new LogPiece(3, 3, List.of(), 0, true, null, null));

        pass();
        assertThat(pieces).as("nothing is new").hasSize(1);
        write(2);
        pass();
        pass();
        assertThat(pieces).hasSize(2);
        LogPiece piece = pieces.getLast();
        assertThat(piece.lines()).isEqualTo(lines.subList(3, 5));
        assertThat(piece.from()).isEqualTo(3);
        assertThat(piece.to()).isEqualTo(5);
        assertThat(piece.isSampled()).isFalse();
        assertThat(later).as("one question at a time").hasSize(1);
    }

    @Test
    void whatCameWhileNobodyAnsweredIsToldAfterwards() {
        reachable = false;
        follow();
        assertThat(pieces).isEmpty();
        reachable = true;
        write(1);
        pass();
        assertThat(pieces.getLast().begins()).isTrue();

        reachable = false;
        write(2);
        pass();
        reachable = true;
        pass();
        assertThat(pieces.getLast().lines()).isEqualTo(lines.subList(1, 3));
    }

    @Test
    void whoNoLongerFollowsAsksNoMore() {
        LogTail tail = follow();
        tail.close();
        write(1);
        pass();

        assertThat(asked).isEqualTo(1);
        assertThat(later).isEmpty();
    }
}
