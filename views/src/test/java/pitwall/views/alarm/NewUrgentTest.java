package pitwall.views.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;

/// What calls somebody back who looks at the past.
class NewUrgentTest {
    private final FleetModel live = new FleetModel(new SteppedClock(Frames.NOW));
    private final ObjectProperty<Optional<Instant>> moment = new SimpleObjectProperty<>(Optional.empty());
    private final NewUrgent model = new NewUrgent(live, moment);
    private final AlarmView known = SampleAlarms.gate();
    private final AlarmView later = alarm(99, AlarmLevel.P1);

    @BeforeEach
    void begin() {
        var following = model.follow();
        assertThat(following).isNotNull();
        see(known);
    }

    private static AlarmView alarm(int number, AlarmLevel level) {
        return SampleAlarms.of(
                        number,
                        "rollout_gate_failed",
                        level,
                        AlarmState.UNACKED_ACTIVE,
                        AlarmObject.rollout("R-" + number))
                .at(Duration.ofMinutes(1))
                .text("A gate stopped rollout R-" + number)
                .made();
    }

    private void see(AlarmView... alarms) {
        live.accept(SampleAlarms.frame(Frames.live(), List.of(alarms)));
    }

    @Test
    void onlyAP1ThatCameSinceOneLeftCallsBackAndOnlyFromThePast() {
        see(known, later);
        assertThat(model.alarmProperty().get())
                .as("in the present the strip says it")
                .isEmpty();

        moment.set(Optional.of(Frames.NOW.minusSeconds(300)));
        assertThat(model.alarmProperty().get()).as("known before one left").isEmpty();

        AlarmView newest = alarm(100, AlarmLevel.P1);
        see(known, later, alarm(101, AlarmLevel.P2), newest);
        assertThat(model.alarmProperty().get()).contains(newest);

        moment.set(Optional.of(Frames.NOW.minusSeconds(200)));
        assertThat(model.alarmProperty().get()).as("another moment of the past").contains(newest);

        see(known, later);
        assertThat(model.alarmProperty().get()).as("it went away").isEmpty();
        see(known, later, newest);
        moment.set(Optional.empty());
        assertThat(model.alarmProperty().get()).isEmpty();
    }
}
