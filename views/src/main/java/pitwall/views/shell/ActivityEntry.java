package pitwall.views.shell;

import java.time.Instant;

/// Something the user did or started.
///
/// @param at server time
record ActivityEntry(long number, Instant at, String sentence, State state) {
    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    ActivityEntry ended(State how) {
        return new ActivityEntry(number, at, sentence, how);
    }
}
