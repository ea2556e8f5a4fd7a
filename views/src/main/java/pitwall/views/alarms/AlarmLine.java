package pitwall.views.alarms;

import pitwall.fleet.alarm.CauseGroup;
import pitwall.fleet.alarm.FirstOut;
import pitwall.protocol.rest.AlarmView;

/// One line of the list: an alarm, or all alarms of one cause with the first of them in front.
///
/// @param place among the alarms of its cause
/// @param cause what it has in common with others
/// @param members how many alarms this line stands for; 1 for a single one
/// @param opened true where the members of a cause follow
/// @param member true for one that follows its cause
/// @param standing true where its condition holds for longer than a day
/// @param chattering true where it came three times within a minute
record AlarmLine(
        AlarmView alarm,
        FirstOut place,
        CauseGroup cause,
        int members,
        boolean opened,
        boolean member,
        boolean standing,
        boolean chattering) {
    /// What stays the same while the line changes.
    String key() {
        return members > 1 ? "cause " + cause : alarm.id();
    }

    boolean isCause() {
        return members > 1;
    }
}
