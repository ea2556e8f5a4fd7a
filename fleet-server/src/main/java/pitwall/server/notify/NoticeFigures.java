package pitwall.server.notify;

import java.util.concurrent.atomic.LongAdder;

/// Counts what went out. Thread-safe.
final class NoticeFigures {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final RecentTries recent;

    NoticeFigures(RecentTries recent) {
        this.recent = recent;
    }

    void tried(String channel, Attempt attempt, int letters) {
        switch (attempt) {
            case Attempt.Delivered ignored -> delivered.add(letters);
            case Attempt.Failed ignored -> failed.add(letters);
            case Attempt.Refused ignored -> refused.add(letters);
        }
        recent.add(channel, attempt instanceof Attempt.Delivered);
    }

    long delivered() {
        return delivered.sum();
    }

    long failed() {
        return failed.sum();
    }

    long refused() {
        return refused.sum();
    }
}
