package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.client.FleetBoard;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.FloodWatch;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmTally;
import pitwall.views.kit.Strings;

/// What the head of the screen says of all alarms.
///
/// @param known false where nobody knows how many there are; then no figure here is to be shown
/// @param recent new alarms within ten minutes
/// @param standing those whose condition holds for longer than a day
/// @param chattering those that came three times within a minute
/// @param perMinute new alarms in each of the last ten minutes, of those that are not over; empty where nobody knows
record AlarmSummary(
        boolean known,
        AlarmTally tally,
        AlarmLoad load,
        int recent,
        int standing,
        int chattering,
        List<Integer> perMinute) {
    static final AlarmSummary NONE = new AlarmSummary(false, AlarmTally.NONE, AlarmLoad.NONE, 0, 0, 0, List.of());

    private static final int MINUTES = (int) FloodWatch.WINDOW.toMinutes();

    AlarmSummary {
        perMinute = List.copyOf(perMinute);
    }

    /// The line at the foot of the screen; empty where nobody knows.
    String status(Strings strings) {
        return known ? strings.plural("alarms.status", tally.shown(), tally.unacknowledged()) : "";
    }

    static AlarmSummary of(FleetBoard board, Instant now) {
        SeenAlarms seen = board.alarms();
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
        for (int minute : board.known() ? minutes : new int[0]) {
            perMinute.add(minute);
        }
        return new AlarmSummary(
                board.known(),
                AlarmTally.of(seen.alarms()),
                seen.load(),
                AlarmTally.recent(seen, now),
                standing,
                chattering,
                perMinute);
    }
}
