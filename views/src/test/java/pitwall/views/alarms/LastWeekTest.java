package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
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

    private static AlarmView earlier(Duration ago, int activations) {
        return new AlarmView(
                "A-1",
                ALARM.rule(),
                ALARM.level(),
                ALARM.state(),
                ALARM.text(),
                null,
                ALARM.object(),
                ago(ago),
                ago(ago),
                ago(ago),
                activations,
                List.of(ago(ago)),
                null,
                null,
                null);
    }

    private static LastWeek of(List<AlarmJournalLine> journal, List<AlarmView> earlier) {
        return LastWeek.of(new AlarmDetail(ALARM, null, journal, earlier), Frames.NOW);
    }

    @Test
    void whatCameIsCountedAndWhatPeopleDidIsNot() {
        assertThat(of(
                        List.of(
                                line(Duration.ofDays(8), What.RAISED),
                                line(Duration.ofDays(6), What.RAISED_AGAIN),
                                line(Duration.ofDays(5), What.ACKNOWLEDGED)),
                        List.of(earlier(Duration.ofDays(6), 3), earlier(Duration.ofDays(7), 9))))
                .isEqualTo(new LastWeek(4, true));
    }

    @Test
    void whereTheServerTellsNoFurtherItIsAtLeastThat() {
        List<AlarmView> earlier = new ArrayList<>();
        for (int i = 0; i < AlarmDetail.MOST_EARLIER; i++) {
            earlier.add(earlier(Duration.ofHours(1 + i), 1));
        }
        assertThat(of(List.of(), earlier)).isEqualTo(new LastWeek(20, false));

        earlier.set(19, earlier(Duration.ofDays(30), 1));
        assertThat(of(List.of(), earlier)).isEqualTo(new LastWeek(19, true));
    }
}
