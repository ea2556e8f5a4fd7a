package pitwall.fleet.alarm;

import java.util.List;

/// What became of something that a person wanted to do.
public sealed interface AlarmAnswer {
    /// It is done. No steps where it had been so before.
    record Done(List<AlarmStep> steps) implements AlarmAnswer {
        public Done {
            steps = List.copyOf(steps);
        }
    }

    record Refused(Why why) implements AlarmAnswer {}

    /// Why something cannot be done.
    enum Why {
        /// There is none, or it is over.
        NOT_FOUND,
        /// It is shelved, silenced or out of service, so there is nothing to acknowledge.
        NOT_SHOWN,
        /// It is not shelved.
        NOT_SHELVED,
        /// A P1 is acknowledged with a comment.
        COMMENT_NEEDED,
        REASON_NEEDED,
        /// The end is past, or longer away than is allowed.
        BAD_END,
        /// A matcher that names nothing would hide everything.
        MATCHES_ALL
    }
}
