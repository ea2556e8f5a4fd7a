package pitwall.views.pins;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is wanted at hand without a connection. Immutable.
///
/// @param what the id of a car, or a query
/// @param since server time at which it was pinned
/// @param last what was fetched last; absent before the first time, and after the offline data was cleared
public record Pin(
        Kind kind, String what, Instant since, @Nullable Fetched last) {
    /// What is pinned.
    public enum Kind {
        CAR,
        /// Whatever cars a query finds when it is fetched.
        QUERY
    }

    /// What came of one fetch.
    ///
    /// @param at server time
    /// @param cars how many cars it was for
    /// @param left how many more a query found than are kept
    /// @param missing how many answers did not come
    /// @param bytes how much the answers are as text; on disk they are of about that size
    public record Fetched(Instant at, int cars, int left, int missing, long bytes) {
        /// Before the first car.
        static Fetched nothing(Instant at, int left) {
            return new Fetched(at, 0, left, 0, 0);
        }

        Fetched and(Fetched car) {
            return new Fetched(at, cars + car.cars, left, missing + car.missing, bytes + car.bytes);
        }
    }

    Pin with(@Nullable Fetched fetched) {
        return new Pin(kind, what, since, fetched);
    }

    boolean isSameAs(Pin other) {
        return kind == other.kind && what.equals(other.what);
    }
}
