package pitwall.views.ports;

import org.jspecify.annotations.Nullable;

/// One step of a connection test that has ended.
///
/// @param detail a fact worth showing, such as an address or a fingerprint, not a sentence; absent where there is none
public record TestedStep(Step step, Result result, @Nullable String detail) {
    /// In the order in which they run.
    public enum Step {
        /// The name leads to a machine.
        FIND,
        /// The machine takes a connection.
        REACH,
        /// The certificate is trusted; skipped without TLS.
        TRUST,
        /// A fleet server of a version we speak answers.
        SPEAK,
        /// The server says that it is ready.
        READY
    }

    public enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }
}
