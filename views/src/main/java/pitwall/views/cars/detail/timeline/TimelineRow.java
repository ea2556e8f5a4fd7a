package pitwall.views.cars.detail.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.TimelineEntry;

/// One line of a timeline.
sealed interface TimelineRow {
    /// Something that happened.
    record Happened(TimelineEntry entry) implements TimelineRow {}

    /// A time of which nothing is known. It is drawn as what it is, never filled.
    ///
    /// @param from server time at which the car was given up
    /// @param to server time at which it was heard again; absent while it is silent
    record Silence(Instant from, @Nullable Instant to) implements TimelineRow {}
}
