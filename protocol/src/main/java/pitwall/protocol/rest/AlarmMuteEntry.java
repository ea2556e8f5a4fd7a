package pitwall.protocol.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.Mute;

/// A silence, or what is out of service.
///
/// @param id such as `M-3`
/// @param until absent for what is out of service until somebody says otherwise
/// @param hides how many alarms it hides now
public record AlarmMuteEntry(
        String id,
        Mute.Kind kind,
        @Nullable String rule,
        @Nullable String region,
        @Nullable String object,
        @Nullable String rollout,
        @Nullable AlarmLevel level,
        String by,
        Instant at,
        @Nullable Instant until,
        String reason,
        int hides) {}
