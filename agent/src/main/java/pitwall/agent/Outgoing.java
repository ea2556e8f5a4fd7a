package pitwall.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;

/// What a car has to say, numbered within one boot: events and logs, kept until the server has them on disk, and of the
/// state only the latest. Owned by the thread of its [CarLink].
final class Outgoing {
    private static final int OUTBOX_FRAMES = 512;
    private static final int LINES_PER_FRAME = 50;

    private final CarClock clock;
    private final Outbox outbox = new Outbox(OUTBOX_FRAMES);
    private final List<CarFrame.Line> lines = new ArrayList<>();
    private @Nullable PendingState pendingState;
    private long seq;
    private long lineNumber;

    private record PendingState(
            Instant at,
            CarFrame.Condition condition,
            CarFrame.Readings readings,
            CarFrame.@Nullable Software software) {}

    Outgoing(CarClock clock) {
        this.clock = clock;
    }

    /// The state of this moment; replaces one that has not left yet.
    void report(CarFrame.Condition condition, CarFrame.Readings readings, CarFrame.@Nullable Software software) {
        pendingState = new PendingState(clock.stamp(), condition, readings, software);
    }

    void event(String kind, @Nullable ReasonCode reason, Map<String, String> fields) {
        flushLines();
        outbox.add(++seq, new CarFrame.Event(seq, clock.stamp(), kind, reason, fields));
    }

    /// Lines leave together, when there are many or with [#flushLines].
    void log(LogMessage message) {
        lines.add(new CarFrame.Line(
                ++lineNumber, clock.stamp(), message.level(), message.source(), message.text(), message.fields()));
        if (lines.size() == LINES_PER_FRAME) {
            flushLines();
        }
    }

    void flushLines() {
        if (!lines.isEmpty()) {
            outbox.add(++seq, new CarFrame.Log(seq, lines));
            lines.clear();
        }
    }

    boolean hasNext() {
        return outbox.hasUnsent() || pendingState != null;
    }

    /// Events and logs in order, then the latest state.
    ///
    /// @throws IllegalStateException if there is nothing to say
    CarFrame next() {
        Optional<CarFrame> kept = outbox.takeUnsent(seq);
        if (kept.isPresent()) {
            return kept.get();
        }
        PendingState latest = pendingState;
        if (latest == null) {
            throw new IllegalStateException("nothing to send");
        }
        pendingState = null;
        return new CarFrame.State(++seq, latest.at, latest.condition, latest.readings, latest.software);
    }

    boolean hasUnconfirmed() {
        return outbox.hasUnconfirmed();
    }

    /// The server has everything up to a number on disk, but for what it misses.
    void confirm(long confirmed, @Nullable List<CarServerFrame.Range> missing) {
        outbox.confirm(confirmed, missing == null ? List.of() : missing);
    }

    /// What was not confirmed is to be sent again.
    void rewind() {
        outbox.rewind();
    }

    /// A server that remembers more than this car: numbers go on after what it has.
    void goOnAfter(long lastSeq) {
        seq = Math.max(seq, lastSeq);
    }
}
