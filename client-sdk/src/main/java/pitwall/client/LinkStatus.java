package pitwall.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Figures about the connection for the details behind the mode pill.
///
/// @param roundTrip of the last ping; absent before the first
/// @param messagesPerSecond over the last five seconds
/// @param bytesPerSecond of received text over the last five seconds
/// @param lagHistory one lag in milliseconds per second, oldest first, at most five minutes; -1 where there was no
/// connection
/// @param connections how many connections this program has opened
/// @param gap the last time of which changes are missing; absent where there was none since the start
public record LinkStatus(
        @Nullable Duration roundTrip,
        double messagesPerSecond,
        double bytesPerSecond,
        List<Integer> lagHistory,
        int connections,
        @Nullable Gap gap) {
    /// Before anything happened.
    public static final LinkStatus NONE = new LinkStatus(null, 0, 0, List.of(), 0, null);

    public LinkStatus {
        lagHistory = List.copyOf(lagHistory);
    }
}
