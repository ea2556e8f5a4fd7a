package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.AgeClass;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.cars.SampleFleet;

/// The rows of another picture than the one before: a replaced fleet, the past, no connection.
class CarListElsewhereTest extends CarListStory {
    @Test
    void aMomentOfThePastShowsItsOwnRowsWhoeverReads() {
        list.selection().select(shown().getFirst());
        list.hold().hover(true);
        List<@Nullable Car> all = new ArrayList<>(cars);
        clock.advance(Duration.ofMinutes(1));

        cars.subList(200, 300).clear();
        acceptPast(FleetChanges.WHOLE);
        assertThat(list.listing().size()).isEqualTo(200);
        assertThat(list.listing().total()).isEqualTo(200);

        cars.addAll(all.subList(200, 290));
        acceptPast(FleetChanges.NONE);
        assertThat(list.listing().size()).isEqualTo(290);
        assertThat(list.listing().total()).isEqualTo(290);
        assertThat(list.waitingProperty().get()).isZero();

        cars.addAll(all.subList(290, 300));
        accept(FleetChanges.WHOLE);
        background.runAll();
        assertThat(list.listing().size()).isEqualTo(300);
    }

    @Test
    void withoutAConnectionAConditionStaysKnownWhileItsAgeGrows() {
        CarId failed = shown().stream()
                .filter(id -> list.time().headline(list.car(id).orElseThrow()) == HeadlineStatus.FAILED)
                .findFirst()
                .orElseThrow();
        clock.advance(Duration.ofMinutes(47));
        fleet.accept(SampleFleet.frame(
                cars,
                new Freshness.Offline(SampleFleet.NOW, 2, null, Freshness.Trouble.UNREACHABLE),
                FleetChanges.NONE));
        list.tick();

        Car car = list.car(failed).orElseThrow();

        assertThat(list.time().headline(car)).isEqualTo(HeadlineStatus.FAILED);
        assertThat(list.time().age(car)).isEqualTo(AgeClass.OFFLINE);
    }

    @Test
    void withoutAConnectionAgesAreCountedFromNow() {
        clock.advance(Duration.ofMinutes(47));
        fleet.accept(SampleFleet.frame(
                cars,
                new Freshness.Offline(SampleFleet.NOW, 2, null, Freshness.Trouble.UNREACHABLE),
                FleetChanges.NONE));
        list.order(query("seen:>40m"));
        background.runAll();

        assertThat(list.listing().size()).isEqualTo(300);
        list.order(query("status:offline"));
        background.runAll();
        assertThat(list.listing().size()).isLessThan(30);
    }

    @Test
    void rowsAreFoundAgainInAPictureThatReplacedTheFleet() {
        List<CarId> before = shown();
        list.selection().select(before.getFirst());
        Collections.reverse(cars);

        accept(FleetChanges.WHOLE);
        assertThat(list.car(0)).map(Car::id).contains(before.getFirst());
        background.runAll();

        assertThat(shown()).isEqualTo(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(list.car(i)).map(Car::id).contains(before.get(i));
        }
    }

    @Test
    void aWishIsNotLostToAPassOverAReplacedPicture() {
        list.selection().select(shown().getFirst());
        list.order(query("region:munich"));
        Collections.reverse(cars);
        accept(FleetChanges.WHOLE);

        background.runAll();

        assertThat(list.listing().order().query().text()).isEqualTo("region:munich");
    }

    @Test
    void nothingIsWorkedOutWhileTheScreenIsHidden() {
        list.hidden();

        tickAfter(Duration.ofSeconds(10));

        assertThat(background.waiting()).isZero();
    }
}
