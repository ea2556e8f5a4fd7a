package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;

/// How often an alarm, and those of the same rule about the same thing before it, came within the last seven days.
///
/// @param times how often at least
/// @param all whether that is all; the server does not tell of any number of earlier alarms
record LastWeek(int times, boolean all) {
    private static final Duration LENGTH = Duration.ofDays(7);

    /// @param now server time
    static LastWeek of(AlarmDetail detail, Instant now) {
        Instant from = now.minus(LENGTH);
        int times = 0;
        for (AlarmJournalLine line : detail.journal()) {
            boolean came = line.what() == What.RAISED || line.what() == What.RAISED_AGAIN;
            times += came && line.at().isAfter(from) ? 1 : 0;
        }
        boolean reachesBack = detail.earlier().size() < AlarmDetail.MOST_EARLIER;
        for (AlarmView earlier : detail.earlier()) {
            boolean within = earlier.raisedAt().isAfter(from);
            times += within ? earlier.activations() : 0;
            reachesBack |= !within;
        }
        return new LastWeek(times, reachesBack);
    }
}
