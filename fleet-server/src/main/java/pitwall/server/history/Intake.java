package pitwall.server.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import pitwall.server.live.LoggedBatch;

/// What became of the fleet, step by step, until somebody writes it down. Thread-safe; taking a batch touches memory
/// only. Bounded: of every car, rollout and alarm the last of each step, and of steps that nobody takes the last ones
/// grow together.
final class Intake {
    private static final long SECOND = 1_000;
    private static final int MOST_STEPS = 60;

    private final long step;
    private final Deque<Step> over = new ArrayDeque<>();
    private Changed open = new Changed();
    private long end;

    /// What changed until the end of a step.
    ///
    /// @param end the second with which it ends: all before and in it is told, as far as it had come by then
    record Step(long end, Changed changed) {}

    /// @param step seconds of a step
    /// @param now milliseconds; steps that ended before are not told of
    Intake(long step, long now) {
        this.step = step;
        this.end = endOf(now);
    }

    synchronized void take(LoggedBatch batch) {
        long own = endOf(batch.at().toEpochMilli());
        if (own > end) {
            close(own);
        }
        open.take(batch);
    }

    /// Takes the steps that are over by now, the oldest first.
    ///
    /// @param now milliseconds
    synchronized List<Step> over(long now) {
        long running = endOf(now);
        if (running > end) {
            close(running);
        }
        List<Step> taken = new ArrayList<>(over);
        over.clear();
        return taken;
    }

    /// Takes everything, as it is at the end of this second.
    synchronized List<Step> everything(long second) {
        List<Step> taken = over(second * SECOND);
        if (taken.isEmpty() || taken.getLast().end() < second) {
            taken.add(new Step(second, open));
            open = new Changed();
        }
        return taken;
    }

    /// Ends the step that is open; what comes belongs to the one that ends then.
    private void close(long next) {
        if (over.size() >= MOST_STEPS) {
            Changed both = over.removeLast().changed();
            both.then(open);
            open = both;
        }
        // The clock may have leapt: all steps in between were as the last of them.
        over.add(new Step(end, open));
        open = new Changed();
        end = next;
    }

    /// The second with which the step ends that a moment is in; a moment at the very end is in it.
    private long endOf(long millis) {
        return Math.ceilDiv(millis, step * SECOND) * step;
    }
}
