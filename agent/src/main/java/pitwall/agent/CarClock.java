package pitwall.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A car's two ideas of time: a steady one for waiting, and the wall clock it writes on its messages, which
/// may be wrong by `skew`. Thread-safe when the source is.
///
/// @param skew how far the wall clock is ahead; negative when it is behind
public record CarClock(InstantSource source, Duration skew) {
    /// A clock that is right.
    public CarClock(InstantSource source) {
        this(source, Duration.ZERO);
    }

    /// For measuring how long something takes.
    Instant steady() {
        return source.instant();
    }

    /// For writing on a message, in whole milliseconds as the wire carries them.
    Instant stamp() {
        return source.instant().plus(skew).truncatedTo(ChronoUnit.MILLIS);
    }
}
