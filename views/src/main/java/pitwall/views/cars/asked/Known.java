package pitwall.views.cars.asked;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.views.act.ActionTrouble;

/// The newest that is known of an answer.
///
/// @param value absent while nothing is known
/// @param asOf server time of the value; absent with it
/// @param trouble why the last question failed; absent unless it did
public record Known<T>(
        @Nullable T value,
        @Nullable Instant asOf,
        Condition condition,
        @Nullable ActionTrouble trouble) {
    /// How far the value can be trusted.
    public enum Condition {
        /// Nobody asked yet, or the first answer is on its way.
        WAITING,
        /// The server said so, and nothing came between.
        CURRENT,
        /// The server cannot be asked; this is what it said earlier.
        REMEMBERED,
        /// The server cannot be asked, and nothing is remembered.
        NOT_CACHED,
        /// The server said no, or did not answer although there is a connection.
        FAILED
    }

    /// Nothing yet.
    public static <T> Known<T> nothing() {
        return new Known<>(null, null, Condition.WAITING, null);
    }

    public Optional<T> maybe() {
        return Optional.ofNullable(value);
    }
}
