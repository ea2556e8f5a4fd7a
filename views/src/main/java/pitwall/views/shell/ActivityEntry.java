package pitwall.views.shell;

import java.time.Instant;
import java.util.Optional;

/// Something the user did or started.
///
/// @param at server time
/// @param done parts that are finished, of a task that runs
/// @param of all its parts; 0 where nobody counts
/// @param cancel stops it; empty where it cannot be stopped or has ended
record ActivityEntry(
        long number, Instant at, String sentence, State state, int done, int of, Optional<Runnable> cancel) {
    enum State {
        RUNNING,
        /// The server is asked and has not answered.
        REQUESTED,
        /// The server has recorded it; the effect is still to be seen.
        RECORDED,
        /// Recorded, and a second person is asked about it.
        ASKED,
        /// Recorded, and no car knows of it yet.
        WAITING,
        /// The cars know, and have not begun.
        NOTIFIED,
        APPLYING,
        DONE,
        /// The cars prove it.
        PROVEN,
        CANCELLED,
        FAILED,
        /// A second person said no.
        DECLINED,
        /// Its time was over before it began.
        EXPIRED,
        /// The effect was not seen in time.
        UNCONFIRMED
    }

    static ActivityEntry done(long number, Instant at, String sentence) {
        return new ActivityEntry(number, at, sentence, State.DONE, 0, 0, Optional.empty());
    }

    static ActivityEntry running(long number, Instant at, String sentence, Optional<Runnable> cancel) {
        return new ActivityEntry(number, at, sentence, State.RUNNING, 0, 0, cancel);
    }

    static ActivityEntry requested(long number, Instant at, String sentence, Optional<Runnable> cancel) {
        return new ActivityEntry(number, at, sentence, State.REQUESTED, 0, 0, cancel);
    }

    ActivityEntry recorded() {
        return new ActivityEntry(number, at, sentence, State.RECORDED, done, of, cancel);
    }

    ActivityEntry onTheWay(State way) {
        return new ActivityEntry(number, at, sentence, way, done, of, cancel);
    }

    ActivityEntry at(int nowDone, int nowOf) {
        return new ActivityEntry(number, at, sentence, state, nowDone, nowOf, cancel);
    }

    ActivityEntry ended(State how) {
        return new ActivityEntry(number, at, sentence, how, done, of, Optional.empty());
    }

    /// Whether this console has something to do or to wait for.
    boolean isRunning() {
        return state == State.RUNNING || state == State.REQUESTED || state == State.RECORDED;
    }

    /// Whether it has not ended: it runs, or the cars are on their way with it, which may take days.
    boolean isOpen() {
        return isRunning()
                || state == State.ASKED
                || state == State.WAITING
                || state == State.NOTIFIED
                || state == State.APPLYING;
    }
}
