package pitwall.server.notify;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of one try to tell something.
sealed interface Attempt {
    /// @param status that a webhook answered; absent for e-mail
    record Delivered(@Nullable Integer status) implements Attempt {}

    /// Not now; another try may end otherwise.
    ///
    /// @param status absent where there was no answer
    /// @param rest that the receiver asked for
    record Failed(@Nullable Integer status, String why, Optional<Duration> rest) implements Attempt {
        Failed(@Nullable Integer status, String why) {
            this(status, why, Optional.empty());
        }
    }

    /// Never: it is about what is told, and that stays the same.
    record Refused(@Nullable Integer status, String why) implements Attempt {}
}
