package pitwall.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.ServerFrame;

/// Decides for each message whether it is the next one, was here before, or shows that something is missing.
/// Owned by the `pitwall-fleet` thread.
///
/// Two counters must both be without a hole: `n` counts the messages of one connection and finds what the way lost
/// or turned around; the sequence counts changes of the fleet and outlives connections. Whatever does not fit exactly
/// is
/// answered by one thing only, a new connection that resumes after the last good sequence.
final class SequenceGuard {
    /// What to do with a message.
    sealed interface Step {
        /// Apply it.
        record Next() implements Step {}

        /// It was here before; ignore it.
        record Duplicate() implements Step {}

        /// Something is missing: connect again and ask for everything from this sequence on; 0 asks for a snapshot.
        record Resume(long from) implements Step {}
    }

    private static final Step NEXT = new Step.Next();
    private static final Step DUPLICATE = new Step.Duplicate();
    private static final int NO_PART = 0;

    private @Nullable String epoch;
    private long sequence;
    private long lastN;
    private boolean greeted;
    private boolean flowing;
    private int expectedPart = NO_PART;
    private ServerFrame.@Nullable SnapshotPart running;

    /// Starts counting the messages of a new connection. The sequence stays.
    void connected() {
        lastN = 0;
        greeted = false;
        flowing = false;
        expectedPart = NO_PART;
        running = null;
    }

    /// Goes on from a remembered picture.
    void remember(String knownEpoch, long knownSequence) {
        epoch = knownEpoch;
        sequence = knownSequence;
    }

    /// Forgets the sequence, so that the next connection gets a snapshot.
    void forget() {
        epoch = null;
        sequence = 0;
    }

    /// Where the next connection goes on; empty asks for a snapshot.
    Optional<ClientFrame.Resume> resume() {
        return Optional.ofNullable(epoch).map(known -> new ClientFrame.Resume(known, sequence));
    }

    /// The last sequence that was applied.
    long sequence() {
        return sequence;
    }

    /// True where batches may come: the picture is complete as of the sequence.
    boolean isFlowing() {
        return flowing;
    }

    /// The epoch of the sequence; absent before any data.
    @Nullable
    String epoch() {
        return epoch;
    }

    /// Judges the next message and, where it is the next, counts it as applied.
    Step check(Envelope<ServerFrame> message) {
        if (message.n() <= lastN) {
            return DUPLICATE;
        }
        Step step = message.n() == lastN + 1 ? judge(message.frame()) : missing();
        if (step instanceof Step.Next) {
            lastN = message.n();
        }
        return step;
    }

    /// Counts a message of a type this version does not know. Had it been a repetition, the sequence of the next
    /// batch would tell.
    void skip() {
        lastN++;
    }

    private Step judge(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Welcome welcome -> welcome(welcome);
            case ServerFrame.SnapshotPart part -> part(part);
            case ServerFrame.Batch batch -> batch(batch);
            case ServerFrame.Resync ignored -> announceSnapshot();
            case ServerFrame.Heartbeat ignored -> NEXT;
            case ServerFrame.LogTail ignored -> NEXT;
            case ServerFrame.Pong ignored -> NEXT;
            case ServerFrame.Refusal ignored -> NEXT;
        };
    }

    private Step welcome(ServerFrame.Welcome welcome) {
        if (greeted || welcome.resumed() && !welcome.epoch().equals(epoch)) {
            return missing();
        }
        greeted = true;
        if (welcome.resumed()) {
            flowing = true;
            return NEXT;
        }
        return announceSnapshot();
    }

    private Step announceSnapshot() {
        flowing = false;
        expectedPart = 1;
        running = null;
        return NEXT;
    }

    private Step part(ServerFrame.SnapshotPart part) {
        boolean first = part.part() == 1 && running == null;
        boolean following = running != null && part.part() == expectedPart && isSameSnapshot(running, part);
        if (!greeted || !first && !following || goesBack(part)) {
            return missing();
        }
        if (part.part() < part.parts()) {
            flowing = false;
            running = part;
            expectedPart = part.part() + 1;
            return NEXT;
        }
        flowing = true;
        running = null;
        expectedPart = NO_PART;
        remember(part.epoch(), part.seq());
        return NEXT;
    }

    private static boolean isSameSnapshot(ServerFrame.SnapshotPart one, ServerFrame.SnapshotPart other) {
        return one.epoch().equals(other.epoch()) && one.seq() == other.seq() && one.parts() == other.parts();
    }

    /// Within an epoch the sequence never decreases.
    private boolean goesBack(ServerFrame.SnapshotPart part) {
        return part.epoch().equals(epoch) && part.seq() < sequence;
    }

    private Step batch(ServerFrame.Batch batch) {
        if (flowing && batch.from() == sequence + 1 && batch.seq() >= batch.from()) {
            sequence = batch.seq();
            return NEXT;
        }
        return missing();
    }

    private Step missing() {
        return new Step.Resume(epoch == null ? 0 : sequence + 1);
    }
}
