package pitwall.server.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The log of a single node: a ring in memory, bounded in number and weight. It ends with the process, and so
/// does its epoch; what must survive is in the database before it comes here.
public final class LocalEventLog implements EventLog {
    private final String epoch;
    private final LoggedBatch[] ring;
    private final long maxWeight;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile long head;
    private long oldest = 1;
    private long weight;

    /// @param batches the most batches that are kept
    /// @param maxWeight about the most bytes that are kept
    public LocalEventLog(String epoch, int batches, long maxWeight) {
        this.epoch = epoch;
        this.ring = new LoggedBatch[batches];
        this.maxWeight = maxWeight;
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public long oldest() {
        lock.readLock().lock();
        try {
            return oldest;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void append(Instant at, Changes changes) {
        int own = changes.weight();
        LoggedBatch batch = new LoggedBatch(head + 1, at, changes, weight, own);
        lock.writeLock().lock();
        try {
            keep(batch);
        } finally {
            lock.writeLock().unlock();
        }
        followers.forEach(follower -> follower.onBatch(batch));
    }

    private void keep(LoggedBatch batch) {
        ring[slot(batch.seq())] = batch;
        weight += batch.weight();
        head = batch.seq();
        oldest = Math.max(oldest, head - ring.length + 1);
        while (oldest < head && weight - at(oldest).weightBefore() > maxWeight) {
            oldest++;
        }
    }

    @Override
    public Optional<List<LoggedBatch>> after(long seq, long maxWeight) {
        lock.readLock().lock();
        try {
            if (seq + 1 < oldest || seq > head) {
                return Optional.empty();
            }
            List<LoggedBatch> batches = new ArrayList<>();
            long taken = 0;
            for (long next = seq + 1; next <= head; next++) {
                LoggedBatch batch = at(next);
                taken += batch.weight();
                if (taken > maxWeight && !batches.isEmpty()) {
                    break;
                }
                batches.add(batch);
            }
            return Optional.of(batches);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public long weightAfter(long seq) {
        lock.readLock().lock();
        try {
            if (seq + 1 < oldest || seq > head) {
                return Long.MAX_VALUE;
            }
            return seq == head ? 0 : weight - at(seq + 1).weightBefore();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void follow(Follower follower) {
        followers.add(follower);
    }

    private LoggedBatch at(long seq) {
        return ring[slot(seq)];
    }

    private int slot(long seq) {
        return (int) (seq % ring.length);
    }
}
