package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;

/// An alarm as consoles see it.
///
/// @param id such as `A-17`
/// @param rule the name of its rule
/// @param state the one word for where it is; what follows from it is not told again
/// @param text what is the matter
/// @param value what was measured when it came; absent where nothing is
/// @param object what it is about
/// @param raisedAt server time, as all others
/// @param clearedAt absent while its condition holds
/// @param endedAt absent while something is left to do
/// @param activations how often its condition came
/// @param recent when it came the last times, oldest first, at most three
/// @param acknowledgement absent while nobody said that they know
/// @param shelving absent unless it is put aside
/// @param mute what hides it by a matcher, such as `M-3`; absent where nothing does
public record AlarmView(
        String id,
        String rule,
        AlarmLevel level,
        AlarmState state,
        String text,
        @Nullable String value,
        AlarmObject object,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant endedAt,
        int activations,
        List<Instant> recent,
        @Nullable Acknowledged acknowledgement,
        @Nullable Shelved shelving,
        @Nullable String mute) {
    public AlarmView {
        recent = List.copyOf(recent);
    }

    /// @param comment absent where they said nothing
    public record Acknowledged(
            String by, Instant at, @Nullable String comment) {}

    /// @param until when it comes back by itself
    public record Shelved(String by, Instant at, Instant until, String reason) {}

    /// True while its condition holds.
    public boolean isActive() {
        return clearedAt == null;
    }
}
