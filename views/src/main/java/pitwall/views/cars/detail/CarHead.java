package pitwall.views.cars.detail;

import java.util.Optional;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;

/// The first line about a car, in words.
///
/// @param about model, region and ring
/// @param reason the code; empty where all is well
/// @param motion parked or driving, with the mark of age where it is old
/// @param seen how long ago it was heard
record CarHead(
        String id,
        String about,
        HeadlineStatus status,
        Optional<AlarmPriority> priority,
        String state,
        String reason,
        String motion,
        String seen) {}
