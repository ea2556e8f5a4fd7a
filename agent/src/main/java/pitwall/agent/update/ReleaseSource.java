package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads from the server that sent the order. Blocks; thread-safe.
public interface ReleaseSource {
    /// Opens a file at an offset.
    ///
    /// @param path absolute, on the server of this car
    /// @param from the first byte wanted; where the server cannot do that it sends the whole
    /// @param token goes into the `Authorization` header
    Answer open(String path, long from, String token) throws IOException;

    /// The same as part of a trace, where it can tell the server that.
    ///
    /// @param traceparent as it came with the order; absent where nobody follows it
    default ReleaseSource within(@Nullable String traceparent) {
        return this;
    }

    /// What the server said.
    sealed interface Answer {
        /// @param offset of the first byte: the wanted one, or 0 when the server sends the whole
        record Bytes(InputStream in, long offset) implements Answer {}

        /// The token is not good, or not good any more.
        record AccessRefused() implements Answer {}

        /// There is no such file.
        record Missing() implements Answer {}

        /// The server has trouble; later is better.
        ///
        /// @param after when it wants to be asked again; absent where it did not say
        record Unavailable(int status, @Nullable Duration after) implements Answer {
            /// It did not say when to come back.
            public Unavailable(int status) {
                this(status, null);
            }
        }
    }
}
