package pitwall.server.integration.symphony;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import pitwall.fleet.CarId;

/// Which cars have to be looked at, each once and the longest waiting first. Thread-safe; adding never waits for the
/// one who takes.
///
/// What failed is put off until a pause is over. While Symphony is not there, everything is.
final class TargetQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<CarId> due = new LinkedHashSet<>();
    private final Set<CarId> putOff = new LinkedHashSet<>();
    private final Set<CarId> taken = new HashSet<>();
    private final Set<CarId> failing = new HashSet<>();
    private boolean nobodyThere;
    private long pauseEnds = System.nanoTime();

    void add(Collection<CarId> cars) {
        lock.lock();
        try {
            cars.forEach(putOff::remove);
            due.addAll(cars);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until something is due and takes some of it; it counts as pending until [#settle].
    List<CarId> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitDue();
            List<CarId> batch = due.stream().limit(most).toList();
            batch.forEach(due::remove);
            taken.addAll(batch);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void awaitDue() throws InterruptedException {
        while (true) {
            long left = pauseEnds - System.nanoTime();
            if (left <= 0) {
                due.addAll(putOff);
                putOff.clear();
            }
            if (!due.isEmpty() && (left <= 0 || !nobodyThere)) {
                return;
            }
            if (left <= 0) {
                changed.await();
            } else {
                long unused = changed.awaitNanos(left);
            }
        }
    }

    /// Says how it went with what was taken.
    ///
    /// @param pause how long what failed is put off, unless it changes before
    void settle(Round round, Duration pause) {
        lock.lock();
        try {
            taken.clear();
            round.done().forEach(failing::remove);
            failing.addAll(round.failed());
            round.failed().stream().filter(car -> !due.contains(car)).forEach(putOff::add);
            List<CarId> later = new ArrayList<>(due);
            due.clear();
            due.addAll(round.untried());
            due.addAll(later);
            if (round.reason() != null) {
                pauseEnds = System.nanoTime() + pause.toNanos();
                nobodyThere = round.nobodyThere();
            } else {
                nobodyThere = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /// How many cars Symphony may not be told about as they are.
    int pending() {
        lock.lock();
        try {
            Set<CarId> all = new HashSet<>(due);
            all.addAll(putOff);
            all.addAll(taken);
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    /// How many of them failed when they were tried last; all while Symphony is not there.
    int failed() {
        lock.lock();
        try {
            return nobodyThere ? pending() : failing.size();
        } finally {
            lock.unlock();
        }
    }
}
