package pitwall.client.past;

import java.time.Instant;
import java.util.List;

/// What happened in a stretch of the past.
///
/// @param events alarms and rollouts, the earliest first
/// @param cars the seconds in which cars changed, the earliest first; figures such as speed or battery do not count
public record Happenings(List<PastEvent> events, List<Busy> cars) {
    /// Nothing did.
    public static final Happenings NONE = new Happenings(List.of(), List.of());

    public Happenings {
        events = List.copyOf(events);
        cars = List.copyOf(cars);
    }

    /// A second in which cars changed.
    ///
    /// @param count how many did, at least 1
    public record Busy(Instant at, int count) {}
}
