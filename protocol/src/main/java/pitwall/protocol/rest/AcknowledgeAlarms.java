package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody knows of alarms that they saw.
///
/// @param alarms their ids, 1 to 500
/// @param comment needed where one of them is a P1
public record AcknowledgeAlarms(
        List<String> alarms, @Nullable String comment) {
    /// The most at a time.
    public static final int MOST = 500;

    public AcknowledgeAlarms {
        alarms = List.copyOf(alarms);
    }
}
