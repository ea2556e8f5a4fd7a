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
public record LinkStatus(
        @Nullable Duration roundTrip,
        double messagesPerSecond,
        double bytesPerSecond,
        List<Integer> lagHistory,
        int connections) {
    /// Before anything happened.
    public static final LinkStatus NONE = new LinkStatus(null, 0, 0, List.of(), 0);

    public LinkStatus {
        lagHistory = List.copyOf(lagHistory);
    }
}
