package pitwall.server.alarm;

import pitwall.fleet.alarm.AlarmAnswer;
import pitwall.protocol.rest.AlarmMuteEntry;

/// What became of hiding alarms by a matcher.
public sealed interface MuteOutcome {
    record Done(AlarmMuteEntry mute) implements MuteOutcome {}

    record Refused(AlarmAnswer.Why why) implements MuteOutcome {}
}
