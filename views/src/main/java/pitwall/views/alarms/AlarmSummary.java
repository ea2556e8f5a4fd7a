package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.FloodWatch;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmTally;

/// What the head of the screen says of all alarms.
///
/// @param recent new alarms within ten minutes
/// @param standing those whose condition holds for longer than a day
/// @param chattering those that came three times within a minute
/// @param perMinute new alarms in each of the last ten minutes, of those that are not over
record AlarmSummary(
        AlarmTally tally, AlarmLoad load, int recent, int standing, int chattering, List<Integer> perMinute) {
    static final AlarmSummary NONE = new AlarmSummary(AlarmTally.NONE, AlarmLoad.NONE, 0, 0, 0, List.of());

    private static final int MINUTES = (int) FloodWatch.WINDOW.toMinutes();

    AlarmSummary {
        perMinute = List.copyOf(perMinute);
    }

    static AlarmSummary of(SeenAlarms seen, Instant now) {
        int standing = 0;
        int chattering = 0;
        int[] minutes = new int[MINUTES];
        for (AlarmView alarm : seen.alarms()) {
            boolean shown = alarm.state().isShown();
            standing += shown && AlarmLines.isStanding(alarm, now) ? 1 : 0;
            chattering += shown && AlarmLines.isChattering(alarm) ? 1 : 0;
            long ago = Duration.between(alarm.raisedAt(), now).toMinutes();
            if (ago >= 0 && ago < MINUTES) {
                minutes[MINUTES - 1 - (int) ago]++;
            }
        }
        List<Integer> perMinute = new ArrayList<>();
        for (int minute : minutes) {
            perMinute.add(minute);
        }
        return new AlarmSummary(
                AlarmTally.of(seen.alarms()),
                seen.load(),
                AlarmTally.recent(seen, now),
                standing,
                chattering,
                perMinute);
    }
}
