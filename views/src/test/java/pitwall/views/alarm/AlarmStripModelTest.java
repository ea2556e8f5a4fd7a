package pitwall.views.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.Freshness;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.ScriptedAlarms;

class AlarmStripModelTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final ScriptedAlarms server = new ScriptedAlarms();
    private final AlarmStripModel model = new AlarmStripModel(
            fleet, server.desk(), Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))), Runnable::run);

    @BeforeEach
    void follow() {
        model.follow();
    }

    @Test
    void theNewestOfTheMostUrgentThatNobodyKnowsOfIsInFront() {
        AlarmView older = alarm(1, AlarmLevel.P2, Duration.ofMinutes(5));
        AlarmView newer = alarm(2, AlarmLevel.P2, Duration.ofMinutes(2));
        see(Frames.live(), List.of(older, newer, alarm(3, AlarmLevel.P3, Duration.ofMinutes(1))));

        assertThat(model.headProperty().get()).contains(newer);
        assertThat(model.tallyProperty().get().of(AlarmPriority.P2)).isEqualTo(new AlarmTally.Count(2, 2, 2));
    }

    @Test
    void whatSomebodyPointsAtStaysAndWhatCameSinceIsCounted() {
        AlarmView first = alarm(1, AlarmLevel.P2, Duration.ofMinutes(5));
        see(Frames.live(), List.of(first));
        model.hold(true);
        AlarmView urgent = SampleAlarms.gate();
        see(Frames.live(), List.of(first, urgent, alarm(3, AlarmLevel.P3, Duration.ZERO)));

        assertThat(model.headProperty().get()).contains(first);
        assertThat(model.newerProperty().get()).isEqualTo(2);

        model.hold(false);

        assertThat(model.headProperty().get()).contains(urgent);
        assertThat(model.newerProperty().get()).isZero();
    }

    @Test
    void withoutAConnectionTheStripSaysFromWhenItIs() {
        see(Frames.offline(), List.of(SampleAlarms.gate()));

        assertThat(model.sentenceProperty().get())
                .startsWith("Alarms as of 11:13:00 · ")
                .contains("A gate stopped rollout R-118");
    }

    @Test
    void whereThereAreNoneTheJournalTellsWhenTheLastOneWentAway() {
        server.journal = new Answer.Given<>(List.of(
                SampleAlarms.line(7, Frames.NOW.minusSeconds(60), What.FLOOD_ENDED, SampleAlarms.gate(), null, null),
                SampleAlarms.line(6, Frames.NOW.minusSeconds(2_531), What.ENDED, SampleAlarms.gate(), null, null)));
        see(Frames.live(), List.of());

        assertThat(model.sentenceProperty().get()).isEqualTo("No active alarms · last 11:17:49");
    }

    @Test
    void anAlarmThatGoesAwayWhileSomebodyLooksIsTheLastOne() {
        see(Frames.live(), List.of(SampleAlarms.gate()));
        clock.advance(Duration.ofSeconds(9));
        fleet.tick();
        see(Frames.live(), List.of());

        assertThat(model.sentenceProperty().get()).isEqualTo("No active alarms · last 12:00:09");
    }

    @Test
    void fiveThousandAlarmsAreCountedRight() {
        List<AlarmView> flood = new ArrayList<>(SampleAlarms.flood(5_000));
        see(Frames.live(), flood);

        assertThat(model.tallyProperty().get().of(AlarmPriority.P3).shown()).isEqualTo(5_000);
        assertThat(model.tallyProperty().get().unacknowledged()).isEqualTo(5_001);
        assertThat(model.headProperty().get()).contains(SampleAlarms.gate());
    }

    @Test
    void theStripIsRightInEachSecondOfAMinuteInWhichFiveThousandCome() {
        List<AlarmView> flood = SampleAlarms.flood(5_000);
        for (int second = 1; second <= 60; second++) {
            List<AlarmView> came = flood.subList(0, 1 + 5_000 * second / 60);
            fleet.accept(SampleAlarms.frame(Frames.live(), came, new AlarmLoad(true, came.size())));
            fleet.tick();

            assertThat(model.tallyProperty().get().unacknowledged()).isEqualTo(came.size());
            assertThat(model.tallyProperty().get().of(AlarmPriority.P3).shown()).isEqualTo(came.size() - 1);
            assertThat(model.headProperty().get()).contains(SampleAlarms.gate());
            assertThat(model.rateProperty().get()).startsWith("Alarm flood");
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private void see(Freshness freshness, List<AlarmView> alarms) {
        fleet.accept(SampleAlarms.frame(freshness, alarms));
    }

    private static AlarmView alarm(int number, AlarmLevel level, Duration ago) {
        return SampleAlarms.of(number, "rule", level, AlarmState.UNACKED_ACTIVE, SampleAlarms.car(number))
                .at(ago)
                .made();
    }
}
