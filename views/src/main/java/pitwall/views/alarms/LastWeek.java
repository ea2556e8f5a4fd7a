package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.Strings;

/// How often an alarm, and those of the same rule about the same thing before it, came within the last seven days.
///
/// An alarm may have begun long before and have come again, and how often it came counts from the very first time; so
/// only moments that the server tells are counted.
///
/// @param times how often at least
/// @param all whether that is all; the server tells of no more than so many lines of the journal, earlier alarms, and
///     moments of each
record LastWeek(int times, boolean all) {
    private static final Duration LENGTH = Duration.ofDays(7);

    /// @param now server time
    static LastWeek of(AlarmDetail detail, Instant now) {
        return of(detail, now, Instant.MAX);
    }

    /// @param now server time, or that of the past that is shown
    /// @param until what came later does not count
    static LastWeek of(AlarmDetail detail, Instant now, Instant until) {
        Instant from = now.minus(LENGTH);
        long times = detail.journal().stream()
                .filter(LastWeek::isComing)
                .filter(line -> line.at().isAfter(from) && !line.at().isAfter(until))
                .count();
        boolean all = isWhole(detail.journal(), from) && reachesBack(detail.earlier(), from);
        for (AlarmView earlier : detail.earlier()) {
            times += earlier.recent().stream()
                    .filter(at -> at.isAfter(from) && !at.isAfter(until))
                    .count();
            all &= earlier.activations() <= earlier.recent().size() || isKnownAt(earlier, from);
        }
        return new LastWeek(Math.toIntExact(times), all);
    }

    String words(Strings strings) {
        return strings.plural(all ? "alarms.detail.week" : "alarms.detail.week.at-least", times);
    }

    private static boolean isComing(AlarmJournalLine line) {
        return line.what() == What.RAISED || line.what() == What.RAISED_AGAIN;
    }

    /// Whether no line since a moment is missing, the newest first.
    private static boolean isWhole(List<AlarmJournalLine> journal, Instant from) {
        return journal.size() < AlarmDetail.MOST_LINES
                || !journal.getLast().at().isAfter(from);
    }

    /// Whether no alarm that came since a moment is missing, the newest first: one is over before the next begins.
    private static boolean reachesBack(List<AlarmView> earlier, Instant from) {
        return earlier.size() < AlarmDetail.MOST_EARLIER
                || !earlier.getLast().raisedAt().isAfter(from)
                || isKnownAt(earlier.getLast(), from);
    }

    /// Whether a moment is known when it came, then or before; those that are not told lie before that one.
    private static boolean isKnownAt(AlarmView alarm, Instant from) {
        return alarm.recent().stream().anyMatch(at -> !at.isAfter(from));
    }
}
