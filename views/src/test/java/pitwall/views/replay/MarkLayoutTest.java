package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvent;
import pitwall.fleet.AlarmPriority;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;

/// Where marks stand, and which of them are one.
class MarkLayoutTest {
    private static final double WIDTH = 1_200;
    private static final Instant FROM = Instant.parse("2026-11-21T12:00:00Z");
    private static final TimeRange TWO_HOURS = new TimeRange(FROM, FROM.plus(Duration.ofHours(2)));

    private final List<PastEvent> events = new ArrayList<>();
    private final List<Happenings.Busy> cars = new ArrayList<>();

    @Test
    void marksThatWouldLieOverOneAnotherAreOneAndItIsTheMostUrgent() {
        alarm(600, 3);
        events.add(new PastEvent.AlarmCame(FROM.plusSeconds(630), SampleAlarms.gate()));
        alarm(660, 4);
        alarm(3_000, 5);

        List<MarkLayout.Mark> marks = layout(TWO_HOURS).marks();

        assertThat(marks).hasSize(2);
        assertThat(marks.getFirst()).isInstanceOfSatisfying(MarkLayout.Alarms.class, alarms -> {
            assertThat(alarms.x()).isEqualTo(100);
            assertThat(alarms.urgent()).isEqualTo(AlarmPriority.P1);
            assertThat(alarms.all()).hasSize(3);
        });
        assertThat(marks.getLast())
                .isInstanceOfSatisfying(
                        MarkLayout.Alarms.class,
                        alarms -> assertThat(alarms.urgent()).isEqualTo(AlarmPriority.P3));
    }

    @Test
    void aRolloutIsNamedWhereThereIsRoom() {
        rollout(600);
        alarm(700, 3);
        rollout(3_000);

        assertThat(layout(TWO_HOURS).marks())
                .filteredOn(MarkLayout.Rollouts.class::isInstance)
                .extracting(mark -> ((MarkLayout.Rollouts) mark).label())
                .containsExactly("", "R-118");
    }

    @Test
    void theMoreCarsChangedTheHigherIsTheBar() {
        cars.add(new Happenings.Busy(FROM.plusSeconds(10), 100));
        cars.add(new Happenings.Busy(FROM.plusSeconds(12), 300));
        cars.add(new Happenings.Busy(FROM.plusSeconds(3_600), 4));
        cars.add(new Happenings.Busy(FROM.plusSeconds(9_000), 4));

        assertThat(layout(TWO_HOURS).bars()).containsExactly(new MarkLayout.Bar(0, 1), new MarkLayout.Bar(600, 0.1));
    }

    @Test
    void aLongStretchIsDrawnByTheMinute() {
        for (int second = 1; second <= 60; second++) {
            cars.add(new Happenings.Busy(FROM.plusSeconds(second), 2));
        }
        cars.add(new Happenings.Busy(FROM.plusSeconds(61), 5));
        Quarter quarter = new Quarter(Quarter.of(FROM.plusSeconds(1)), new Happenings(events, cars));

        assertThat(quarter.minutes())
                .containsExactly(
                        new Happenings.Busy(FROM.plusSeconds(60), 120), new Happenings.Busy(FROM.plusSeconds(120), 5));
        TimeRange day = new TimeRange(FROM, FROM.plus(Duration.ofDays(1)));
        assertThat(MarkLayout.of(day, WIDTH, List.of(quarter)).bars()).containsExactly(new MarkLayout.Bar(0, 1));
    }

    @Test
    void whereThereIsNoRoomOrNoStretchNothingIsDrawn() {
        alarm(600, 3);
        assertThat(MarkLayout.of(TimeRange.NONE, WIDTH, quarters())).isEqualTo(MarkLayout.NONE);
        assertThat(MarkLayout.of(TWO_HOURS, 0, quarters())).isEqualTo(MarkLayout.NONE);
    }

    private void alarm(int second, int number) {
        events.add(new PastEvent.AlarmCame(FROM.plusSeconds(second), SampleAlarms.silent(number)));
    }

    private void rollout(int second) {
        events.add(new PastEvent.RolloutMoved(FROM.plusSeconds(second), SampleRollouts.running()));
    }

    private MarkLayout layout(TimeRange range) {
        return MarkLayout.of(range, WIDTH, quarters());
    }

    private List<Quarter> quarters() {
        return List.of(new Quarter(Quarter.of(FROM.plusSeconds(1)), new Happenings(events, cars)));
    }
}
