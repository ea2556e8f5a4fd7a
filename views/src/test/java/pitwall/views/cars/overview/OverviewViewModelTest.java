package pitwall.views.cars.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;

class OverviewViewModelTest extends OverviewStory {
    @ParameterizedTest
    @EnumSource(Tile.class)
    void aTileCountsTheCarsItsQueryLists(Tile tile) {
        live(cars);

        assertThat(model.censusProperty().get().of(tile))
                .isEqualTo(matching(tile.query()))
                .isPositive();
    }

    @Test
    void everyCarIsInOneTileAndInOnePlace() {
        live(cars);
        Census census = model.censusProperty().get();

        assertThat(census.tiles().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(600);
        assertThat(census.cells().values().stream().mapToInt(Census.Cell::cars).sum())
                .isEqualTo(600);
        assertThat(census.cells().values().stream()
                        .mapToInt(Census.Cell::problems)
                        .sum())
                .isEqualTo(census.problems());
    }

    @Test
    void howUpdatesTurnedOutCountsTheCarsThatWentBackToo() {
        model.follow();
        accept(List.of(SampleRollouts.rollingBack(), SampleRollouts.completedWithFailures()), List.of());

        Outcomes counted = Outcomes.of(fleet.frame().snapshot().board().rollouts());

        assertThat(counted.back()).isEqualTo(307);
        assertThat(counted.cars()).isEqualTo(counted.done() + counted.failed() + 307);
        assertThat(model.outcomesProperty().get())
                .startsWith("Last 2 rollouts: ")
                .endsWith(" 307 went back · 0 of 1 that ended completed");
    }

    @Test
    void beforeAnyUpdateCameToAnEndThereIsNoRate() {
        live(cars);

        assertThat(model.outcomesProperty().get()).isEmpty();
    }

    @Test
    void everyCarOfAKnownVersionIsInTheVersions() {
        live(cars);
        Census census = model.censusProperty().get();

        assertThat(census.versions())
                .isNotEmpty()
                .allSatisfy((version, count) -> assertThat(count).isEqualTo(matching("version:" + version)));
        assertThat(census.versions().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(matching("version:*"));
    }

    @Test
    void aDeltaIsShownOnceSomebodyCountedTenMinutesAgo() {
        live(cars);
        assertThat(model.delta(Tile.FAILED)).isEqualTo(OptionalInt.empty());
        int before = model.censusProperty().get().of(Tile.FAILED);

        List<Car> fewer = cars.stream()
                .filter(car -> Tile.of(time().headline(car)) != Tile.FAILED)
                .toList();
        pass(Duration.ofMinutes(10));
        fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(fewer)));
        fleet.tick();
        pass(Duration.ofSeconds(2));

        assertThat(model.delta(Tile.FAILED)).isEqualTo(OptionalInt.of(-before));
        assertThat(model.spoken(Tile.FAILED)).contains("−" + before);
    }

    @Test
    void beforeTenMinutesADifferenceSaysFromWhenItCounts() {
        live(cars);
        int before = model.censusProperty().get().of(Tile.FAILED);
        List<Car> fewer = cars.stream()
                .filter(car -> Tile.of(time().headline(car)) != Tile.FAILED)
                .toList();
        fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(fewer)));
        pass(Duration.ofMinutes(3));

        assertThat(model.delta(Tile.FAILED)).isEqualTo(OptionalInt.of(-before));
        assertThat(model.spoken(Tile.FAILED)).endsWith("; −" + before + " since 12:00:01");
        assertThat(model.trendWords()).isEqualTo("Problems and differences since 12:00:01");

        pass(Duration.ofMinutes(7));
        assertThat(model.spoken(Tile.FAILED)).endsWith(" against ten minutes ago");
        assertThat(model.trendWords()).isEqualTo("Problems since 12:00:01");

        pass(Duration.ofMinutes(50));
        assertThat(model.trendWords()).isEqualTo("Problems, last 60 min");
    }

    @Test
    void afterAGapADifferenceCountsFromItsEnd() {
        live(cars);
        pass(Duration.ofMinutes(3));
        fleet.accept(Frames.of(Frames.offline(), Frames.simulated(), FleetSnapshot.of(cars)));
        pass(Duration.ofMinutes(15));
        fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(cars)));
        pass(Duration.ofSeconds(2));
        assertThat(model.delta(Tile.FAILED)).as("nothing to compare with yet").isEmpty();

        pass(Duration.ofMinutes(2));

        assertThat(model.delta(Tile.FAILED)).isPresent();
        assertThat(model.trendWords()).startsWith("Problems since 12:00:01 · differences since 12:18:");
    }

    @Test
    void aMinuteWithoutAConnectionIsAGap() {
        live(cars);
        fleet.accept(Frames.of(Frames.offline(), Frames.simulated(), FleetSnapshot.of(cars)));
        pass(Duration.ofMinutes(5));

        assertThat(model.problems()).endsWith(Double.NaN, Double.NaN, Double.NaN);
        assertThat(model.noticeProperty().get()).isNotEmpty();
    }

    @Test
    void whoLooksAtThePastMissesNoMinute() {
        live(cars);
        shown.showPast(Frames.of(Frames.replay(), Frames.simulated(), FleetSnapshot.of(List.of())));
        pass(Duration.ofMinutes(5));
        shown.showLive();
        pass(Duration.ofSeconds(2));

        assertThat(Arrays.stream(model.problems()).filter(Double::isFinite))
                .as("the five minutes and the one before, of the fleet as it is")
                .hasSize(6)
                .containsOnly((double) model.censusProperty().get().problems());
    }

    @Test
    void whatAServerToldOfCarsOnlySaysNothingOfAlarmsAndRollouts() {
        live(cars);
        assertThat(model.alarmLineProperty().get()).isEqualTo("Alarms: 0/10 min · standing 0 · shelved 0");
        assertThat(model.boardKnownProperty().get()).isTrue();

        shown.showPast(Frames.of(
                Frames.replay(), Frames.simulated(), FleetSnapshot.of(cars).carsOnly()));
        pass(Duration.ofSeconds(1));

        assertThat(model.stateProperty().get()).isEqualTo(OverviewViewModel.State.FLEET);
        assertThat(model.alarmLineProperty().get()).isEqualTo("Alarms: —");
        assertThat(model.boardKnownProperty().get()).isFalse();
    }

    @Test
    void withoutAConnectionEveryTileSaysOfWhenItIs() {
        live(cars);
        assertThat(model.asOf()).isEmpty();

        fleet.accept(Frames.of(Frames.offline(), Frames.simulated(), FleetSnapshot.of(cars)));

        assertThat(model.asOf()).startsWith("as of ");
        assertThat(model.spoken(Tile.FAILED)).endsWith(", " + model.asOf());
    }

    @Test
    void anotherServerBeginsAnew() {
        live(cars);
        pass(Duration.ofMinutes(10));
        assertThat(model.delta(Tile.FAILED)).isPresent();

        fleet.accept(Frames.of(Frames.live(), Frames.operator(), FleetSnapshot.of(cars)));
        pass(Duration.ofSeconds(1));

        assertThat(model.delta(Tile.FAILED)).isEmpty();
        assertThat(model.noticeProperty().get()).isEqualTo("Only the cars you may see are counted");
    }

    @Test
    void aFleetWithoutCarsSaysWhatToDoAndNothingAtAllIsLoading() {
        model.follow();
        assertThat(model.stateProperty().get()).isEqualTo(OverviewViewModel.State.NOT_CACHED);

        live(List.of());
        assertThat(model.stateProperty().get()).isEqualTo(OverviewViewModel.State.EMPTY);
    }
}
