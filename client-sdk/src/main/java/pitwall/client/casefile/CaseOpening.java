package pitwall.client.casefile;

/// What came of opening a case file.
public sealed interface CaseOpening {
    record Opened(CaseFile file) implements CaseOpening {}

    record Unusable(Why why) implements CaseOpening {}

    /// Why nothing of it is shown.
    enum Why {
        /// There is no such file, or it may not be read.
        UNREADABLE,
        /// It is something else.
        NOT_A_CASE,
        /// It is larger than any case file is.
        TOO_LARGE,
        /// A later version wrote it.
        NEWER,
        /// Its content is not what was written.
        DAMAGED
    }
}
