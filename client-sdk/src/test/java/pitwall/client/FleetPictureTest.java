package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;
import pitwall.testing.FleetFixtures;
import pitwall.testing.Seeds;

final class FleetPictureTest {
    private static final Instant LATER = FleetFixtures.NOW.plusSeconds(5);

    private final FleetPicture picture = new FleetPicture();
    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void everyKindOfChangeReplacesItsPartOnly() {
        Car car = FleetFixtures.wellCar("a");
        picture.apply(new FleetEvent.CarCreated(car));
        picture.apply(new FleetEvent.CarVitalsChanged(car.id(), Vitals.NONE));
        picture.apply(new FleetEvent.CarsHeard(LATER, List.of(car.id(), new CarId("stranger"))));

        assertThat(cars(picture.snapshot())).containsExactly(car.with(Vitals.NONE.heardAt(LATER)));
    }

    @Test
    void aChangeOfACarThatLeftChangesNothing() {
        Car car = FleetFixtures.wellCar("a");
        picture.apply(new FleetEvent.CarCreated(car));
        picture.apply(new FleetEvent.CarRemoved(car.id()));
        picture.apply(new FleetEvent.CarStatusChanged(car.id(), car.status()));

        assertThat(picture.snapshot().size()).isZero();
        assertThat(picture.snapshot().slots()).isZero();
    }

    @Test
    void aCarThatIsCreatedAnewForgetsItsUpdate() {
        Car car = FleetFixtures.wellCar("a");
        picture.apply(new FleetEvent.CarCreated(car));
        picture.apply(new FleetEvent.CarUpdateChanged(ScriptedBoard.update(car.id(), random)));
        FleetSnapshot before = picture.snapshot();
        picture.takeChanges();
        picture.apply(new FleetEvent.CarCreated(car));

        assertThat(before.updateAt(0)).isNotNull();
        assertThat(picture.snapshot().updateAt(0)).isNull();
    }

    @Test
    void aRolloutThatLeftTheViewIsNotBroughtBackByAChange() {
        picture.apply(new FleetEvent.RolloutCreated(ScriptedBoard.view("R-1", random)));
        picture.apply(new FleetEvent.RolloutRemoved("R-1"));
        picture.apply(new FleetEvent.RolloutChanged(ScriptedBoard.view("R-1", random)));

        assertThat(picture.snapshot().board().rollouts()).isEmpty();
        assertThat(picture.takeChanges().board()).isTrue();
        assertThat(picture.takeChanges()).isEqualTo(FleetChanges.NONE);
    }

    @Test
    void changesOfABoardAndNewsMergeLikeThoseOfCars() {
        FleetEvent.News one = new FleetEvent.RolloutDecided("R-1", null, "one");
        FleetEvent.News two = new FleetEvent.RolloutDecided("R-1", null, "two");
        FleetChanges first = FleetChanges.NONE.with(List.of(one));
        FleetChanges second = FleetChanges.WHOLE.with(List.of(two));

        assertThat(first.then(second).news()).containsExactly(one, two);
        assertThat(first.then(second).whole()).isTrue();
        assertThat(first.isEmpty()).isFalse();
    }

    @Test
    void aPublishedSnapshotNeverChanges() {
        picture.replace(FleetFixtures.cars(1000, 1));
        FleetSnapshot before = picture.snapshot();
        List<Car> then = cars(before);
        picture.takeChanges();

        picture.replace(FleetFixtures.cars(300, 2));
        picture.snapshot();

        assertThat(cars(before)).isEqualTo(then);
    }

    @Test
    void onlyChangedChunksAreCopied() {
        List<Car> cars = FleetFixtures.cars(1000, 1);
        picture.replace(cars);
        FleetSnapshot before = picture.snapshot();
        picture.takeChanges();

        picture.apply(new FleetEvent.CarVitalsChanged(cars.get(700).id(), Vitals.NONE));
        FleetSnapshot after = picture.snapshot();

        assertThat(after.at(700)).isNotEqualTo(before.at(700));
        assertThat(after.at(699)).isSameAs(before.at(699));
        assertThat(picture.takeChanges().slots().stream()).containsExactly(700);
        assertThat(picture.snapshot()).isSameAs(after);
    }

    @Test
    void carsThatStayKeepTheirSlotsThroughASnapshot() {
        List<Car> cars = FleetFixtures.cars(10, 1);
        picture.replace(cars);
        FleetSnapshot before = picture.snapshot();
        picture.takeChanges();

        picture.replace(cars.subList(5, 10));
        FleetSnapshot after = picture.snapshot();

        assertThat(after.at(7)).isSameAs(before.at(7));
        assertThat(after.at(2)).isNull();
        assertThat(after.size()).isEqualTo(5);
        assertThat(picture.takeChanges().whole()).isTrue();
    }

    @Test
    void whatIsEqualInANewSnapshotIsNotThereTwice() {
        picture.replace(FleetFixtures.cars(10, 1));
        FleetSnapshot before = picture.snapshot();
        List<Car> again = new ArrayList<>(FleetFixtures.cars(10, 1));
        again.set(3, again.get(3).with(again.get(3).vitals().heardAt(LATER)));

        picture.replace(again);
        FleetSnapshot after = picture.snapshot();

        assertThat(cars(after)).isEqualTo(again);
        for (int slot = 0; slot < 10; slot++) {
            Car was = Objects.requireNonNull(before.at(slot));
            Car is = Objects.requireNonNull(after.at(slot));
            assertThat(is.info()).isSameAs(was.info());
            assertThat(is.status()).isSameAs(was.status());
            assertThat(is == was).isEqualTo(slot != 3);
        }
    }

    @Test
    void anySeriesOfChangesAddsUpToTheSameCarsAsAMap() {
        RandomGenerator random = Seeds.announced("picture against a map").generator();
        List<Car> pool = FleetFixtures.cars(600, 3);
        Map<CarId, Car> expected = new HashMap<>();

        for (int i = 0; i < 20_000; i++) {
            Car car = pool.get(random.nextInt(pool.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    picture.apply(new FleetEvent.CarCreated(car));
                    expected.put(car.id(), car);
                }
                case 1 -> {
                    picture.apply(new FleetEvent.CarRemoved(car.id()));
                    expected.remove(car.id());
                }
                case 2 -> {
                    picture.apply(new FleetEvent.CarsHeard(LATER, List.of(car.id())));
                    expected.computeIfPresent(
                            car.id(), (id, it) -> it.with(it.vitals().heardAt(LATER)));
                }
                default -> picture.snapshot();
            }
        }

        assertThat(cars(picture.snapshot())).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(picture.size()).isEqualTo(expected.size());
    }

    private static List<Car> cars(FleetSnapshot snapshot) {
        List<Car> cars = new ArrayList<>();
        snapshot.forEach(cars::add);
        return cars;
    }
}
