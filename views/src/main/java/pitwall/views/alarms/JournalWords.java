package pitwall.views.alarms;

import java.time.Instant;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.kit.Strings;

/// Lines of the journal in words. Immutable.
final class JournalWords {
    private final Strings strings;
    private final AlarmWords words;

    JournalWords(Strings strings) {
        this.strings = strings;
        this.words = new AlarmWords(strings);
    }

    String what(AlarmJournalLine line) {
        return strings.get("alarms.what." + line.what());
    }

    String object(AlarmJournalLine line) {
        AlarmObject object = line.object();
        return object == null ? "" : words.object(object);
    }

    /// A line among others of the same alarm.
    String ofAlarm(AlarmJournalLine line, Instant now) {
        String at = strings.formats().moment(line.at(), now);
        String by = line.by();
        String note = line.note();
        if (by == null) {
            return note == null
                    ? strings.get("alarms.history.line", at, what(line))
                    : strings.get("alarms.history.line.note", at, what(line), note);
        }
        return note == null
                ? strings.get("alarms.history.line.by", at, what(line), by)
                : strings.get("alarms.history.line.by.note", at, what(line), by, note);
    }
}
