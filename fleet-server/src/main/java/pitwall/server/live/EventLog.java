package pitwall.server.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The one order of changes. Whoever implements it gives the sequence; nothing else knows where it comes
/// from, so that a log shared by several nodes can take the place of the local one.
///
/// Appending belongs to the writer thread; reading is thread-safe.
public interface EventLog {
    /// The life of this log. Sequences of different epochs do not compare.
    String epoch();

    /// The newest sequence; 0 before the first batch.
    long head();

    /// The oldest sequence that [#after] can still return; `head() + 1` when nothing is kept.
    long oldest();

    /// Appends one batch and hands it to the followers.
    void append(Instant at, Changes changes);

    /// Appends a batch of nothing but cars, at most one change each.
    default void append(Instant at, List<CarChange> changes) {
        append(at, Changes.ofCars(changes));
    }

    /// The batches after `seq` in order, as many as weigh at most `maxWeight` together and at least one.
    /// Empty list: there is nothing newer. Empty: what followed `seq` is no longer kept.
    Optional<List<LoggedBatch>> after(long seq, long maxWeight);

    /// What all batches after `seq` weigh together; [Long#MAX_VALUE] if some are no longer kept.
    long weightAfter(long seq);

    /// Receives every batch from now on, in order, on the thread that appends or a single other one.
    void follow(Follower follower);

    /// Somebody who wants every batch. Must not block.
    interface Follower {
        void onBatch(LoggedBatch batch);
    }
}
