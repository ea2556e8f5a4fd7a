package pitwall.server.alarm;

import pitwall.fleet.alarm.AlarmAnswer;
import pitwall.protocol.rest.AlarmView;

/// What became of something that a person wanted to do with one alarm.
public sealed interface AlarmOutcome {
    /// @param before as it was; the same as after where nothing happened
    record Done(AlarmView before, AlarmView after) implements AlarmOutcome {}

    record Refused(AlarmAnswer.Why why) implements AlarmOutcome {}
}
