package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;

class LastWeekTest {
    private static final AlarmView ALARM = SampleAlarms.gate();

    private static AlarmJournalLine line(Duration ago, What what) {
        return SampleAlarms.line(1, ago(ago), what, ALARM, null, null);
    }

    private static Instant ago(Duration ago) {
        return Frames.NOW.minus(ago);
    }

    /// @param raised how long ago it began, or began anew after it was over
    /// @param recent how long ago it came the last times, the oldest first
    private static AlarmView earlier(Duration raised, int activations, Duration... recent) {
        return new AlarmView(
                "A-1",
                ALARM.rule(),
                ALARM.level(),
                AlarmState.OVER,
                ALARM.text(),
                null,
                ALARM.object(),
                ago(raised),
                ago(recent[recent.length - 1]),
                ago(recent[recent.length - 1]),
                activations,
                Stream.of(recent).map(LastWeekTest::ago).toList(),
                null,
                null,
                null);
    }

    private static AlarmView once(Duration ago) {
        return earlier(ago, 1, ago);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static LastWeek of(List<AlarmJournalLine> journal, List<AlarmView> earlier) {
        return LastWeek.of(new AlarmDetail(ALARM, null, journal, earlier), Frames.NOW);
    }

    @Test
    void whatCameIsCountedAndWhatPeopleDidIsNot() {
        assertThat(of(
                        List.of(
                                line(days(5), What.ACKNOWLEDGED),
                                line(days(6), What.RAISED_AGAIN),
                                line(days(8), What.RAISED)),
                        List.of(earlier(days(6), 3, days(6), days(5), days(4)), once(days(7)))))
                .isEqualTo(new LastWeek(4, true));
    }

    @Test
    void anAlarmThatBeganBeforeTheWeekCountsWhereItCameAgain() {
        assertThat(of(List.of(), List.of(earlier(days(9), 2, days(9), days(2)))))
                .isEqualTo(new LastWeek(1, true));
        assertThat(of(List.of(), List.of(earlier(days(30), 9, days(8), days(6), days(5)))))
                .as("what is not told came before the first that is")
                .isEqualTo(new LastWeek(2, true));
        assertThat(of(List.of(), List.of(earlier(days(30), 9, days(9), days(8), days(7)))))
                .isEqualTo(new LastWeek(0, true));
    }

    @Test
    void whereItCameMoreOftenThanIsToldItIsAtLeastThat() {
        assertThat(of(List.of(), List.of(earlier(days(7), 9, days(6), days(5), days(4)))))
                .as("it began before the week")
                .isEqualTo(new LastWeek(3, false));
        assertThat(of(List.of(), List.of(earlier(days(1), 40, days(3), days(2), days(1)))))
                .as("it began anew, and counts from the very first time")
                .isEqualTo(new LastWeek(3, false));
    }

    @Test
    void aJournalThatEndsWithinTheWeekIsNotAll() {
        List<AlarmJournalLine> journal = new ArrayList<>();
        for (int i = 0; i < AlarmDetail.MOST_LINES; i++) {
            journal.add(line(Duration.ofMinutes(1 + i), i % 2 == 0 ? What.CLEARED : What.RAISED_AGAIN));
        }
        assertThat(of(journal, List.of())).isEqualTo(new LastWeek(250, false));

        journal.set(journal.size() - 1, line(days(7), What.RAISED));
        assertThat(of(journal, List.of())).isEqualTo(new LastWeek(249, true));
        assertThat(of(journal.subList(0, journal.size() - 1), List.of())).isEqualTo(new LastWeek(249, true));
    }

    @Test
    void whereTheServerTellsNoFurtherItIsAtLeastThat() {
        List<AlarmView> earlier = new ArrayList<>();
        for (int i = 0; i < AlarmDetail.MOST_EARLIER; i++) {
            earlier.add(once(Duration.ofHours(1 + i)));
        }
        assertThat(of(List.of(), earlier)).isEqualTo(new LastWeek(20, false));

        earlier.set(19, once(days(30)));
        assertThat(of(List.of(), earlier)).isEqualTo(new LastWeek(19, true));

        earlier.set(19, earlier(days(8), 2, days(8), days(1)));
        assertThat(of(List.of(), earlier)).isEqualTo(new LastWeek(20, true));
    }

    @Test
    void itSaysInBothLanguagesWhetherThatIsAll() {
        Strings english = Strings.strict(new Formats(Locale.ENGLISH, ZoneOffset.UTC));
        assertThat(new LastWeek(1, true).words(english)).isEqualTo("Last 7 days: came 1 time");
        assertThat(new LastWeek(1, false).words(english)).isEqualTo("Last 7 days: came at least 1 time");
        assertThat(new LastWeek(3, false).words(english)).isEqualTo("Last 7 days: came at least 3 times");

        Strings german = Strings.strict(new Formats(Locale.GERMAN, ZoneOffset.UTC));
        assertThat(new LastWeek(3, true).words(german)).isEqualTo("Letzte 7 Tage: 3-mal gekommen");
        assertThat(new LastWeek(3, false).words(german)).isEqualTo("Letzte 7 Tage: mindestens 3-mal gekommen");
    }
}
