package pitwall.views.cars.detail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.testing.SampleAlarms;

/// Alarms that are over stand in the timeline by the journal, those that are not by the picture. Pure.
class AlarmEntriesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void whatIsOverHasItsBeginItsEndAndWhoKnew() {
        List<TimelineEntry> entries = AlarmEntries.of(
                List.of(),
                List.of(
                        line(4, "A-9", What.ENDED, null, null),
                        line(3, "A-9", What.CLEARED, null, null),
                        line(2, "A-9", What.ACKNOWLEDGED, "a.huber", "known"),
                        line(1, "A-9", What.RAISED, null, "12 min")));

        assertThat(kinds(entries)).containsExactly("alarm_raised", "alarm_acknowledged", "alarm_cleared");
        assertThat(entries)
                .filteredOn(entry -> entry.kind().equals("alarm_acknowledged"))
                .singleElement()
                .extracting(TimelineEntry::fields)
                .isEqualTo(Map.of("rule", "car_offline", "message", "known", "by", "a.huber"));
    }

    @Test
    void whatEndsWithoutBeingClearedEndsAllTheSame() {
        assertThat(kinds(AlarmEntries.of(
                        List.of(),
                        List.of(line(2, "A-9", What.ENDED, null, null), line(1, "A-9", What.RAISED, null, null)))))
                .containsExactly("alarm_raised", "alarm_ended");
    }

    @Test
    void whatIsNotOverIsToldOnceAndByThePicture() {
        AlarmView open = SampleAlarms.many().get(1);
        List<TimelineEntry> entries = AlarmEntries.of(
                List.of(open),
                List.of(
                        line(7, open.id(), What.RAISED, null, null),
                        line(6, null, What.EVENT, null, null),
                        line(5, "A-9", What.RAISED, null, null)));

        assertThat(entries).hasSize(2);
        assertThat(entries.stream().map(TimelineEntry::id))
                .allMatch(id -> id < 0)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfAnAlarmIsUnderTheFilterOfAlarms() {
        List<AlarmJournalLine> all = Arrays.stream(What.values())
                .map(what -> line(what.ordinal() + 1, "A-" + (what.ordinal() + 1), what, null, null))
                .toList();

        assertThat(AlarmEntries.of(List.of(), all)).isNotEmpty().allMatch(TimelineKind.ALARM::holds);
    }

    private static List<String> kinds(List<TimelineEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(TimelineEntry::at))
                .map(TimelineEntry::kind)
                .toList();
    }

    private static AlarmJournalLine line(
            long n, @Nullable String alarm, What what, @Nullable String by, @Nullable String note) {
        return new AlarmJournalLine(
                n,
                NOON.plus(Duration.ofSeconds(n)),
                what,
                alarm,
                "car_offline",
                AlarmObject.car("WBA-00041", "berlin", "i4", null),
                AlarmLevel.P3,
                by,
                note);
    }
}
