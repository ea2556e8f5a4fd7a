package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.Comparison;
import pitwall.views.fx.FleetModel;
import pitwall.views.replay.TimeTravel.Speed;
import pitwall.views.replay.TimeTravel.State;
import pitwall.views.testing.Frames;

/// Into the past and back, as every screen sees it.
class TimeTravelTest {
    private static final Freshness LIVE = new Freshness.Live(Duration.ZERO);

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final FleetModel live = new FleetModel(clock);
    private final FleetModel shown = FleetModel.over(live);
    private final SeenBefore past = new SeenBefore();
    private final TimeTravel travel = new TimeTravel(shown, past, Runnable::run);
    private final List<FleetFrame> frames = new ArrayList<>();
    private Instant now;

    @BeforeEach
    void begin() {
        live.accept(Frames.of(LIVE, Frames.operator()));
        now = live.serverNowProperty().get();
        past.saw(now.minusSeconds(600), picture("then"));
        past.saw(now.minusSeconds(300), picture("later"));
        past.saw(now.minusSeconds(10), picture("newest"));
        shown.onFrame(frames::add);
    }

    @Test
    void everyScreenBecomesThatMomentAndComesBack() {
        travel.goTo(now.minusSeconds(400));

        assertThat(shown.modeProperty().get()).isEqualTo(ConsoleMode.REPLAY);
        assertThat(carOf(shown)).isEqualTo("then");
        assertThat(shown.frame().changes().whole()).isTrue();
        assertThat(shown.serverNowProperty().get()).isEqualTo(now.minusSeconds(600));
        assertThat(shown.frame().freshness().allowsCommands()).isFalse();
        assertThat(live.modeProperty().get()).isEqualTo(ConsoleMode.LIVE);

        live.accept(Frames.of(LIVE, Frames.operator()));
        assertThat(shown.modeProperty().get()).isEqualTo(ConsoleMode.REPLAY);

        travel.leave();
        assertThat(shown.modeProperty().get()).isEqualTo(ConsoleMode.LIVE);
        assertThat(shown.frame().changes().whole()).isTrue();
        assertThat(shown.serverNowProperty().get()).isEqualTo(now);
    }

    @Test
    void whatNobodySawIsNotShownAsAnythingElse() {
        travel.goTo(now.minusSeconds(400));
        travel.goTo(now.minusSeconds(4_000));

        assertThat(travel.stateProperty().get()).isEqualTo(State.NOT_CACHED);
        assertThat(shown.frame().snapshot().size()).isZero();
        assertThat(shown.frame().snapshot().board().known()).isFalse();
        assertThat(shown.modeProperty().get()).isEqualTo(ConsoleMode.REPLAY);

        past.breaks();
        travel.goTo(now.minusSeconds(400));
        assertThat(travel.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(shown.frame().snapshot().size()).isZero();
        assertThat(shown.frame().snapshot().board().known()).isFalse();
    }

    @Test
    void whatAServerTellsMeanwhileIsShownAndSaysSo() {
        travel.goTo(now.minusSeconds(4_000));
        assertThat(travel.stateProperty().get()).isEqualTo(State.NOT_CACHED);

        past.learns(now.minusSeconds(5_000), picture("told"));

        assertThat(travel.stateProperty().get()).isEqualTo(State.SHOWN_BY_SERVER);
        assertThat(carOf(shown)).isEqualTo("told");
        travel.goTo(now.minusSeconds(400));
        assertThat(travel.stateProperty().get()).isEqualTo(State.SHOWN);

        past.learns(now.minusSeconds(8_000), picture("alone").carsOnly());
        travel.goTo(now.minusSeconds(7_000));
        assertThat(travel.stateProperty().get()).isEqualTo(State.CARS_BY_SERVER);
        travel.leave();
        past.learns(now.minusSeconds(9_000), picture("earlier"));
        assertThat(travel.stateProperty().get()).isEqualTo(State.LIVE);
    }

    @Test
    void whileSomebodyDragsTheMomentsInBetweenAreLeftOut() {
        past.slowly();
        for (int second = 500; second > 100; second--) {
            travel.goTo(now.minusSeconds(second));
        }
        past.answer();
        past.answer();

        assertThat(past.asked).containsExactly(now.minusSeconds(500), now.minusSeconds(101));
        assertThat(carOf(shown)).isEqualTo("later");
    }

    @Test
    void anAnswerThatComesAfterTheReturnChangesNothing() {
        past.slowly();
        travel.goTo(now.minusSeconds(400));
        travel.leave();
        past.answer();

        assertThat(shown.modeProperty().get()).isEqualTo(ConsoleMode.LIVE);
        assertThat(travel.stateProperty().get()).isEqualTo(State.LIVE);
    }

    @Test
    void theFirstLookIsAtWhatWasSeen() {
        travel.toggle();
        assertThat(travel.momentProperty().get()).contains(now.minusSeconds(300));
        travel.toggle();
        assertThat(travel.isInPast()).isFalse();
        assertThat(shown.modeProperty().get()).isEqualTo(ConsoleMode.LIVE);
    }

    /// Somebody who has just signed in has no past yet: five minutes ago there was nothing, and there never will be.
    @Test
    void whereNothingWasSeenTheFirstLookIsAtNow() {
        past.forget();
        travel.toggle();

        assertThat(travel.momentProperty().get()).contains(now);
        assertThat(travel.stateProperty().get()).isEqualTo(State.NOT_CACHED);
    }

    /// What is seen is written down with the next whole second.
    @Test
    void theNewestMomentIsAskedForAgainUntilItIsWrittenDown() {
        past.forget();
        travel.goTo(now);
        travel.tick(Duration.ofMillis(250));
        assertThat(travel.stateProperty().get()).isEqualTo(State.NOT_CACHED);

        past.saw(now, picture("newest"));
        travel.tick(Duration.ofMillis(250));

        assertThat(travel.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(carOf(shown)).isEqualTo("newest");
    }

    /// Until then it is shown as what was heard last.
    @Test
    void theNewestMomentBecomesWhatIsWrittenDownOfItLater() {
        past.saw(now, picture("so-far"));
        travel.goTo(now);
        assertThat(carOf(shown)).isEqualTo("so-far");

        past.saw(now, picture("late"));
        travel.tick(Duration.ofMillis(250));

        assertThat(travel.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(travel.momentProperty().get()).contains(now);
        assertThat(carOf(shown)).isEqualTo("late");
    }

    @Test
    void anOlderMomentIsNotAskedForAgain() {
        for (int ago : new int[] {4_000, 400, 11}) {
            travel.goTo(now.minusSeconds(ago));
            int asked = past.asked.size();

            travel.tick(Duration.ofMillis(250));

            assertThat(past.asked).hasSize(asked);
        }
    }

    @Test
    void itPlaysAtItsSpeedAndEndsInTheLive() {
        travel.goTo(now.minusSeconds(400));
        travel.play(true);
        travel.tick(Duration.ofMillis(250));
        assertThat(travel.momentProperty().get()).contains(now.minusSeconds(400));
        travel.tick(Duration.ofMillis(750));
        assertThat(travel.momentProperty().get()).contains(now.minusSeconds(399));

        travel.speed(Speed.X60);
        travel.tick(Duration.ofSeconds(2));
        assertThat(travel.momentProperty().get()).contains(now.minusSeconds(279));
        assertThat(carOf(shown)).isEqualTo("later");

        travel.speed(Speed.X600);
        travel.tick(Duration.ofSeconds(1));
        assertThat(travel.isInPast()).isFalse();
        assertThat(travel.playingProperty().get()).isFalse();
    }

    @Test
    void onlyThePastIsHeldAgainstThePresent() {
        travel.compare(Comparison.ALL);
        assertThat(travel.comparisonProperty().get()).isEqualTo(Comparison.NONE);

        travel.goTo(now.minusSeconds(400));
        travel.compare(Comparison.CHANGED);
        travel.goTo(now.minusSeconds(200));
        assertThat(shown.comparisonProperty().get()).isEqualTo(Comparison.CHANGED);
        assertThat(travel.lastKnown()).isEmpty();
        live.accept(Frames.of(Frames.offline(), Frames.operator()));
        assertThat(travel.lastKnown())
                .isEqualTo(Optional.ofNullable(live.frame().asOf()));

        travel.leave();
        assertThat(shown.comparisonProperty().get()).isEqualTo(Comparison.NONE);
    }

    @Test
    void nobodyGoesIntoTheFuture() {
        travel.goTo(now.plusSeconds(100));
        assertThat(travel.momentProperty().get()).contains(now);
        travel.step(Duration.ofHours(1));
        assertThat(travel.momentProperty().get()).contains(now);
        travel.step(Duration.ofMinutes(-6));
        assertThat(travel.momentProperty().get()).contains(now.minusSeconds(360));
        assertThat(travel.rangeProperty().get().contains(now.minusSeconds(360))).isTrue();
    }

    private static FleetSnapshot picture(String car) {
        return FleetSnapshot.of(List.of(FleetFixtures.wellCar(car)));
    }

    private static String carOf(FleetModel model) {
        List<String> ids = new ArrayList<>();
        model.frame().snapshot().forEach(car -> ids.add(car.id().value()));
        return String.join(" ", ids);
    }
}
