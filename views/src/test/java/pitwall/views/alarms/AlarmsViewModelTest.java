package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.SteppedClock;
import pitwall.views.alarm.LastCleared;
import pitwall.views.fx.FleetModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.ScriptedAlarms;

/// The list of alarms while somebody goes into the past and back; no toolkit runs.
class AlarmsViewModelTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel live = new FleetModel(clock);
    private final FleetModel shown = FleetModel.over(live);
    private final LastCleared lastCleared =
            new LastCleared(new ScriptedAlarms().desk().reading(), Runnable::run);
    private final AlarmsViewModel model = new AlarmsViewModel(shown, lastCleared, () -> false);

    @BeforeEach
    void begin() {
        see(SampleAlarms.many());
    }

    @Test
    void whatIsNotKnownIsNotNone() {
        past(SampleAlarms.frame(Frames.replay(), SampleAlarms.many()).snapshot().carsOnly());

        assertThat(model.stateProperty().get()).isEqualTo(new AlarmsState.NotCached());
        assertThat(model.summaryProperty().get().known()).isFalse();

        shown.showLive();
        model.follow();
        assertThat(model.stateProperty().get()).isEqualTo(new AlarmsState.Ready());
        assertThat(model.summaryProperty().get().known()).isTrue();
    }

    @Test
    void theWayIntoThePastAndBackClearsNothing() {
        past(SampleAlarms.frame(Frames.replay(), List.of()).snapshot());
        clock.advance(Duration.ofMinutes(3));
        live.tick();
        shown.showLive();
        model.follow();
        past(SampleAlarms.frame(Frames.replay(), List.of()).snapshot().carsOnly());

        assertThat(lastCleared.atProperty().get()).isEqualTo(clearedBefore());
    }

    @Test
    void whatGoesAwayMeanwhileIsNotToldInThePast() {
        see(List.of());
        assertThat(model.stateProperty().get()).isEqualTo(new AlarmsState.Empty(Optional.of(Frames.NOW)));

        past(SampleAlarms.frame(Frames.replay(), List.of()).snapshot());

        assertThat(shown.frame().moment().orElseThrow()).isBefore(Frames.NOW);
        assertThat(model.stateProperty().get()).isEqualTo(new AlarmsState.Empty(Optional.empty()));
    }

    private static Optional<Instant> clearedBefore() {
        return SampleAlarms.many().stream()
                .map(AlarmView::clearedAt)
                .flatMap(Stream::ofNullable)
                .max(Instant::compareTo);
    }

    private void see(List<AlarmView> alarms) {
        live.accept(SampleAlarms.frame(Frames.live(), alarms));
        model.follow();
    }

    private void past(FleetSnapshot snapshot) {
        FleetFrame then = Frames.of(Frames.replay(), Frames.simulated(), snapshot);
        shown.showPast(then);
        model.follow();
    }
}
