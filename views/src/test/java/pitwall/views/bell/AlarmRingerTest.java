package pitwall.views.bell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.audit.AuditBreak;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.bell.Speaker.Tone;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.ScriptedAlarms;
import pitwall.views.trail.TrailAlarm;
import pitwall.views.trail.TrailAlarms;

class AlarmRingerTest {
    private static final AlarmView URGENT = alarm(1, AlarmLevel.P1, AlarmState.UNACKED_ACTIVE);

    private final ScriptedAlarms speaker = new ScriptedAlarms();
    private final AlarmRinger ringer = new AlarmRinger(speaker);
    private Instant now = SampleAlarms.NOW;

    @Test
    void aP1IsHeardAgainAndAgainUntilSomebodyKnows() {
        see(URGENT);
        pass(11);

        assertThat(speaker.played).containsExactly(Tone.P1, Tone.P1, Tone.P1);

        see(alarm(1, AlarmLevel.P1, AlarmState.ACKED_ACTIVE));
        pass(30);

        assertThat(speaker.played).hasSize(3);
    }

    @Test
    void aBrokenAuditTrailIsHeardAsAP1UntilSomebodyAcknowledgesIt() {
        TrailAlarms trail = new TrailAlarms();
        trail.alarmProperty().subscribe(open -> ringer.seeTrail(open, now));
        see();

        trail.raise(broken(7));
        trail.raise(broken(9));
        pass(11);
        assertThat(speaker.played).containsExactly(Tone.P1, Tone.P1, Tone.P1);

        trail.acknowledge();
        assertThat(speaker.played).as("the second one is news").hasSize(4);

        trail.acknowledge();
        pass(30);
        assertThat(speaker.played).hasSize(4);
    }

    @Test
    void aBrokenAuditTrailThatWasFoundWithoutALiveFeedIsHeardOnceThereIsOne() {
        ringer.seeTrail(Optional.of(broken(7)), now);
        pass(30);
        assertThat(speaker.played).isEmpty();

        see();
        pass(1);
        assertThat(speaker.played).containsExactly(Tone.P1);
    }

    private static TrailAlarm broken(long entry) {
        return new TrailAlarm(
                "https://fleet.example",
                new TrailAlarm.Cause.Verified(new AuditBreak(AuditBreak.Kind.CHANGED, entry), Optional.empty(), false),
                SampleAlarms.NOW);
    }

    @Test
    void aP2IsHeardOnceAndAP3Never() {
        see();
        see(alarm(2, AlarmLevel.P2, AlarmState.UNACKED_ACTIVE), alarm(3, AlarmLevel.P3, AlarmState.UNACKED_ACTIVE));
        pass(30);

        assertThat(speaker.played).containsExactly(Tone.P2);
    }

    @Test
    void aP2ThatStoodBeforeThisConsoleCameIsNotHeard() {
        see(alarm(2, AlarmLevel.P2, AlarmState.UNACKED_ACTIVE));

        assertThat(speaker.played).isEmpty();
    }

    @Test
    void quietLastsTenMinutesCountsDownAndEndsByItself() {
        ringer.toggleQuiet(now);
        see(URGENT);
        pass(599);

        assertThat(speaker.played).isEmpty();
        assertThat(ringer.stateProperty().get()).isEqualTo(new SoundState.Silenced(SampleAlarms.NOW.plusSeconds(600)));

        pass(10);

        assertThat(ringer.stateProperty().get()).isEqualTo(new SoundState.On());
        assertThat(speaker.played).isNotEmpty();
    }

    @Test
    void quietEndsAtOnceWhenItIsAskedForAgain() {
        see();
        ringer.toggleQuiet(now);
        ringer.toggleQuiet(now);

        assertThat(ringer.stateProperty().get()).isEqualTo(new SoundState.On());
    }

    @Test
    void ofAP1AndAP2ThatComeTogetherOnlyTheP1IsHeard() {
        see();
        see(alarm(6, AlarmLevel.P2, AlarmState.UNACKED_ACTIVE), URGENT);

        assertThat(speaker.played).containsExactly(Tone.P1);

        see(
                alarm(6, AlarmLevel.P2, AlarmState.UNACKED_ACTIVE),
                URGENT,
                alarm(7, AlarmLevel.P2, AlarmState.UNACKED_ACTIVE));

        assertThat(speaker.played).as("one that comes later, once").containsExactly(Tone.P1, Tone.P2);
    }

    @Test
    void inAFloodOnlyANewP1IsHeardAtMostEveryTenSeconds() {
        see(new AlarmLoad(true, 20), Frames.live(), URGENT);
        AlarmView second = alarm(5, AlarmLevel.P1, AlarmState.UNACKED_ACTIVE);
        pass(3);
        see(new AlarmLoad(true, 21), Frames.live(), URGENT, second, alarm(6, AlarmLevel.P2, AlarmState.UNACKED_ACTIVE));

        assertThat(speaker.played).containsExactly(Tone.P1);

        pass(7);

        assertThat(speaker.played)
                .as("the second one, ten seconds after the first")
                .containsExactly(Tone.P1, Tone.P1);

        pass(60);

        assertThat(speaker.played).as("nothing is repeated").hasSize(2);
    }

    @Test
    void withoutALiveFeedNothingIsHeardAndThatIsSaid() {
        see(AlarmLoad.NONE, Frames.offline(), URGENT);
        pass(30);

        assertThat(speaker.played).isEmpty();
        assertThat(ringer.stateProperty().get()).isEqualTo(new SoundState.NoFeed());
    }

    @Test
    void aComputerWithoutADeviceSaysSo() {
        speaker.there = false;
        see(URGENT);

        assertThat(ringer.stateProperty().get()).isEqualTo(new SoundState.NoDevice());
    }

    private void see(AlarmView... alarms) {
        see(AlarmLoad.NONE, Frames.live(), alarms);
    }

    private void see(AlarmLoad load, Freshness freshness, AlarmView... alarms) {
        ringer.see(SampleAlarms.frame(freshness, List.of(alarms), load), now);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plus(Duration.ofSeconds(1));
            ringer.tick(now);
        }
    }

    private static AlarmView alarm(int number, AlarmLevel level, AlarmState state) {
        return SampleAlarms.of(number, "rule", level, state, SampleAlarms.car(number))
                .made();
    }
}
