package pitwall.client.rest;

import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness.Trouble;

/// What came back from a call to the server.
sealed interface Reply<T> {
    /// @param data absent where the answer has no body
    record Done<T>(@Nullable T data) implements Reply<T> {}

    /// The server said no.
    ///
    /// @param code stable word of the problem; `HTTP_` and the status where the answer was not one of ours
    /// @param retryAfterSeconds how long the server asks to wait; 0 if it does not
    record Refused<T>(int status, String code, String sentence, String correlation, int retryAfterSeconds)
            implements Reply<T> {
        /// What the code begins with where the answer was not one of ours.
        static final String FOREIGN = "HTTP_";

        boolean isUnauthorized() {
            return status == 401;
        }

        /// True where the server itself said so, not something in between.
        boolean isByServer() {
            return !code.startsWith(FOREIGN);
        }

        /// True where the same call may succeed later without anybody changing anything.
        boolean isPassing() {
            return status == 429 || status == 502 || status == 503 || status == 504;
        }
    }

    /// The call did not reach the server.
    record NotSent<T>(Trouble trouble) implements Reply<T> {}

    /// Nobody knows whether the call reached the server: no answer came.
    record NoAnswer<T>() implements Reply<T> {}
}
