package pitwall.protocol.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.Mute;

/// Alarms that are not to be shown. Everything that is given must fit; something must be given.
///
/// @param object an id, in which `*` stands for any characters
/// @param until needed for a silence, seven days from now at most
public record MuteAlarms(
        Mute.Kind kind,
        @Nullable String rule,
        @Nullable String region,
        @Nullable String object,
        @Nullable String rollout,
        @Nullable AlarmLevel level,
        @Nullable Instant until,
        String reason) {}
