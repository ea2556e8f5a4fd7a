package pitwall.server.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.alarm.Alarm;
import pitwall.fleet.alarm.AlarmBook;
import pitwall.fleet.alarm.AlarmCourse;
import pitwall.fleet.alarm.AlarmId;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.fleet.alarm.AlarmStep;
import pitwall.fleet.alarm.FloodWatch;
import pitwall.fleet.alarm.JournalEntry;
import pitwall.fleet.alarm.Mute;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.live.AlarmNews;
import pitwall.server.registry.Draft;
import pitwall.server.storage.AlarmJournalRows;
import pitwall.server.storage.AlarmRows;
import pitwall.server.storage.NoteRows;

/// The book of alarms on disk: every step is written in the transaction of what made it, before anybody is told. A
/// group of writes that did not reach the disk is forgotten by reading the book again. Owned by the writer thread.
final class AlarmLedger {
    private static final String FLOOD = "alarm flood";
    private static final String LAST_MUTE = "alarm mutes";

    private final AlarmBook book = new AlarmBook(AlarmLimits.DEFAULT);
    private long journalled;
    private AlarmLoad told = AlarmLoad.NONE;
    private boolean open;

    /// Exists while a group of writes works on the book.
    private static final class Page {}

    /// Reads what is on disk.
    void read(Handle sql, Instant now) {
        AlarmRows rows = new AlarmRows(sql);
        NoteRows notes = new NoteRows(sql);
        List<Alarm> alarms = rows.openOrEndedSince(now.minus(AlarmCourse.CHATTER_WINDOW)).stream()
                .map(AlarmWords::alarm)
                .toList();
        List<Mute> mutes = rows.mutes().stream().map(MuteWords::read).toList();
        List<Instant> recent = new AlarmJournalRows(sql).raisedSince(now.minus(FloodWatch.WINDOW));
        boolean flood = notes.find(FLOOD).filter("yes"::equals).isPresent();
        long lastMute = notes.find(LAST_MUTE).map(Long::parseLong).orElse(0L);
        book.restore(new AlarmBook.Known(alarms, mutes, recent, flood, rows.lastNumber(), lastMute));
        journalled = new AlarmJournalRows(sql).last();
        told = new AlarmLoad(book.isFlood(), book.recent(now));
        open = false;
    }

    /// The book, to be changed with this draft.
    AlarmBook book(Draft draft) {
        Page unused = draft.companion(Page.class, () -> {
            if (open) {
                read(draft.sql(), draft.now());
            }
            open = true;
            draft.afterCommit(() -> open = false);
            return new Page();
        });
        return book;
    }

    /// As of the last commit. On the writer thread.
    AlarmBook book() {
        return book;
    }

    AlarmLoad load() {
        return told;
    }

    /// Writes steps down and tells consoles of them.
    void write(Draft draft, List<AlarmStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Map<AlarmId, AlarmView> last = new LinkedHashMap<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (AlarmStep step : steps) {
            entries.add(step.entry());
            Alarm alarm = step.alarm();
            if (alarm != null) {
                last.put(alarm.id(), AlarmWords.view(alarm));
            }
        }
        new AlarmRows(draft.sql()).save(last.values());
        new AlarmJournalRows(draft.sql()).add(journalled + 1, entries);
        journalled += entries.size();
        draft.news().alarms(new AlarmNews(List.copyOf(last.values()), null));
        tellLoad(draft);
    }

    private void tellLoad(Draft draft) {
        AlarmLoad now = new AlarmLoad(book.isFlood(), book.recent(draft.now()));
        if (!now.equals(told)) {
            if (now.flood() != told.flood()) {
                new NoteRows(draft.sql()).save(FLOOD, now.flood() ? "yes" : "no");
            }
            told = now;
            draft.news().alarms(new AlarmNews(List.of(), now));
        }
    }

    /// A new mute, with what it hides at once.
    void muted(Draft draft, Mute mute, List<AlarmStep> steps) {
        new AlarmRows(draft.sql()).saveMute(mute.id().number(), MuteWords.text(mute));
        new NoteRows(draft.sql()).save(LAST_MUTE, Long.toString(mute.id().number()));
        write(draft, steps);
    }

    /// Mutes that are no more.
    void unmuted(Draft draft, List<Mute> gone) {
        gone.forEach(mute -> new AlarmRows(draft.sql()).removeMute(mute.id().number()));
    }
}
