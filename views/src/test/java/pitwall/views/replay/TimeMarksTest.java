package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.client.past.CarFilter;
import pitwall.client.past.PastEvent;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.replay.TimeMarks.Search;
import pitwall.views.replay.TimeMarks.What;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;

/// What happened on the bar, and the way from one event to the next.
class TimeMarksTest {
    private final FleetModel live = new FleetModel(SteppedClock.atFixtures());
    private final SeenBefore seen = new SeenBefore();
    private final HappenedBefore past = new HappenedBefore();
    private final TimeTravel travel = new TimeTravel(FleetModel.over(live), seen, Runnable::run);
    private final TimeMarks marks = new TimeMarks(travel, past, Runnable::run);
    private Instant now;

    @BeforeEach
    void begin() {
        live.accept(Frames.of(new Freshness.Live(Duration.ZERO), Frames.operator()));
        now = live.serverNowProperty().get();
        past.cars(ago(4_000), 2);
        past.cars(ago(1_800), 1);
        past.saw(new PastEvent.RolloutMoved(ago(1_500), SampleRollouts.running()));
        past.saw(new PastEvent.AlarmCame(ago(600), SampleAlarms.gate()));
        past.cars(ago(300), 7);
    }

    @Test
    void whatHappenedInTheStretchIsReadAQuarterAtATimeTheNearestFirst() {
        past.slowly();
        travel.goTo(ago(3_600));

        assertThat(past.asked).hasSize(1);
        Instant first = past.asked.getFirst();
        assertThat(ago(3_600)).isAfter(first).isBeforeOrEqualTo(first.plusSeconds(900));
        for (int answers = 0; answers < 20; answers++) {
            past.answer();
        }

        assertThat(past.asked).hasSizeBetween(8, 9);
        assertThat(new HashSet<>(past.asked)).as("none twice").hasSameSizeAs(past.asked);
        assertThat(past.asked.get(1)).isIn(first.minusSeconds(900), first.plusSeconds(900));
        assertThat(marks.quarters())
                .flatExtracting(quarter -> quarter.happened().events())
                .hasSize(2);
    }

    @Test
    void theKeysLeadFromOneEventToTheNextAndBack() {
        travel.goTo(ago(2_000));

        marks.step(What.EVENT, false);
        assertThat(moment()).isEqualTo(ago(1_800));
        marks.step(What.EVENT, false);
        assertThat(moment()).isEqualTo(ago(1_500));
        marks.step(What.ALARM, false);
        assertThat(moment()).isEqualTo(ago(600));
        marks.step(What.ROLLOUT, true);
        assertThat(moment()).isEqualTo(ago(1_500));
        marks.step(What.EVENT, true);
        marks.step(What.EVENT, true);
        assertThat(moment()).isEqualTo(ago(4_000));
    }

    @Test
    void anEventIsFoundBeyondTheBarAndWhereThereIsNoneThatIsSaid() {
        past.saw(new PastEvent.AlarmCame(ago(200_000), SampleAlarms.silent(3)));
        travel.goTo(ago(500));

        marks.step(What.ALARM, true);
        assertThat(moment()).isEqualTo(ago(600));
        marks.step(What.ALARM, true);
        assertThat(moment()).isEqualTo(ago(200_000));
        assertThat(travel.rangeProperty().get().contains(ago(200_000))).isTrue();
        marks.step(What.ALARM, true);
        assertThat(moment()).isEqualTo(ago(200_000));
        assertThat(marks.searchProperty().get()).isEqualTo(Search.NOTHING_BEFORE);

        travel.goTo(ago(100));
        assertThat(marks.searchProperty().get()).isEqualTo(Search.NONE);
        marks.step(What.EVENT, false);
        assertThat(marks.searchProperty().get()).isEqualTo(Search.NOTHING_AFTER);
        assertThat(moment()).isEqualTo(ago(100));
    }

    @Test
    void whoeverGoesElsewhereLooksForNothingAnyMore() {
        travel.goTo(ago(500));
        past.slowly();
        marks.step(What.ROLLOUT, false);
        assertThat(marks.searchProperty().get()).isEqualTo(Search.LOOKING);

        travel.goTo(ago(450));
        past.answer();

        assertThat(moment()).isEqualTo(ago(450));
        assertThat(marks.searchProperty().get()).isEqualTo(Search.NONE);
    }

    @Test
    void otherCarsAreReadAnewAndAnswersAboutThoseBeforeCountForNothing() {
        CarFilter some = (car, update, at) -> false;
        past.slowly();
        travel.goTo(ago(320));
        past.only(some);
        marks.carsProperty().set(some);
        for (int answers = 0; answers < 20; answers++) {
            past.answer();
        }

        marks.step(What.EVENT, false);
        past.answer();
        assertThat(moment()).isEqualTo(ago(300));
    }

    @Test
    void theQuarterThatRunsIsReadAgainForEachStep() {
        travel.goTo(ago(60));
        marks.step(What.EVENT, false);
        assertThat(marks.searchProperty().get()).isEqualTo(Search.NOTHING_AFTER);

        past.cars(ago(5), 1);
        marks.step(What.EVENT, false);

        assertThat(moment()).isEqualTo(ago(5));
    }

    @Test
    void nothingIsAskedInThePresentAndNothingIsKeptThere() {
        marks.step(What.EVENT, true);
        assertThat(past.asked).isEmpty();

        travel.goTo(ago(500));
        travel.leave();
        assertThat(marks.quarters()).isEmpty();
    }

    private Instant ago(long seconds) {
        return now.minusSeconds(seconds);
    }

    private Instant moment() {
        return travel.momentProperty().get().orElseThrow();
    }
}
