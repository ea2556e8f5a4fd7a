package pitwall.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// One direction of a [FaultProxy]. Its faults can be changed at any time and apply at once to all connections.
/// Shared between threads.
public final class Lane {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong passedBytes = new AtomicLong();
    private final AtomicLong swallowedBytes = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final RandomGenerator random;
    private final Runnable afterSwallowing;
    private LaneFaults faults = LaneFaults.NONE;
    /// Bytes that may still pass before the cut; negative without one.
    private long untilCut = -1;

    Lane(RandomGenerator random, Runnable afterSwallowing) {
        this.random = random;
        this.afterSwallowing = afterSwallowing;
    }

    /// Holds every piece back for this long.
    public void delay(Duration fixed) {
        delay(fixed, Duration.ZERO);
    }

    /// Holds every piece back for `fixed` and up to `jitter` more, by the seed's chance and in order.
    public void delay(Duration fixed, Duration jitter) {
        change(now -> now.withDelay(fixed, jitter));
    }

    /// Lets so many bytes a second pass on each connection.
    public void throttle(long bytesPerSecond) {
        change(now -> now.withRate(bytesPerSecond));
    }

    /// Writes at most so many bytes at once.
    public void slice(int bytes) {
        change(now -> now.withSlices(bytes));
    }

    /// Delivers nothing until [#resume]; what arrives is kept, and soon the sender feels that nobody reads.
    public void pause() {
        change(now -> now.withPause(true));
    }

    public void resume() {
        change(now -> now.withPause(false));
    }

    /// Takes every byte, and the end of the stream, and delivers nothing: the other side hears silence on an open
    /// socket.
    public void swallow() {
        change(now -> now.withSwallowing(true));
    }

    /// Delivers again. Connections that lost bytes are reset, because no stream goes on after a hole.
    public void deliver() {
        change(now -> now.withSwallowing(false));
        afterSwallowing.run();
    }

    /// Lets so many more bytes pass and then resets the connection that carried the last. Happens once.
    public void cutAfter(long bytes) {
        lock.lock();
        try {
            untilCut = bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Removes every fault.
    public void heal() {
        cutAfter(-1);
        change(now -> LaneFaults.NONE);
        afterSwallowing.run();
    }

    /// Bytes delivered on all connections so far.
    public long passedBytes() {
        return passedBytes.get();
    }

    /// Bytes accepted and lost on all connections so far.
    public long swallowedBytes() {
        return swallowedBytes.get();
    }

    /// How many separate writes the delivered bytes took.
    public long writes() {
        return writes.get();
    }

    void countPassed(int bytes) {
        passedBytes.addAndGet(bytes);
        writes.incrementAndGet();
    }

    void countSwallowed(int bytes) {
        swallowedBytes.addAndGet(bytes);
    }

    boolean isSwallowing() {
        return current().swallowing();
    }

    /// How long a piece that arrives now is held back, in nanoseconds.
    long drawDelay() {
        lock.lock();
        try {
            long jitter = faults.jitter().toNanos();
            return faults.delay().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter + 1));
        } finally {
            lock.unlock();
        }
    }

    /// Returns once the moment, in [System#nanoTime], has come and the lane is not paused.
    void awaitOpen(long moment) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long wait = moment - System.nanoTime();
                    faults.paused() || wait > 0;
                    wait = moment - System.nanoTime()) {
                if (faults.paused()) {
                    changed.await();
                } else {
                    changed.awaitNanos(wait);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitDelivering() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (faults.swallowing()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Decides on the next bytes of a connection that has `wanted` of them.
    Portion next(int wanted) {
        lock.lock();
        try {
            int bytes = faults.portion(wanted);
            if (faults.swallowing()) {
                return new Portion(wanted, true, false, 0);
            }
            boolean cut = untilCut >= 0 && untilCut <= bytes;
            if (cut) {
                bytes = (int) untilCut;
                untilCut = -1;
            } else if (untilCut >= 0) {
                untilCut -= bytes;
            }
            long rate = faults.bytesPerSecond();
            return new Portion(bytes, false, cut, rate == 0 ? 0 : bytes * 1_000_000_000L / rate);
        } finally {
            lock.unlock();
        }
    }

    private LaneFaults current() {
        lock.lock();
        try {
            return faults;
        } finally {
            lock.unlock();
        }
    }

    private void change(UnaryOperator<LaneFaults> change) {
        lock.lock();
        try {
            faults = change.apply(faults);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @param cut reset the connection after these bytes
    /// @param nanos how long the lane is busy with them
    record Portion(int bytes, boolean swallow, boolean cut, long nanos) {}
}
