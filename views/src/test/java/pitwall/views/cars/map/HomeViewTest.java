package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

class HomeViewTest {
    @Test
    void aLargeFleetIsFoundByAFewOfItsCars() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Car> cars = new SampleFleet(1)
                .cars(20_000).stream()
                        .map(car -> MapStage.at(car, 47 + 8 * random.nextDouble(), 6 + 9 * random.nextDouble()))
                        .toList();

        WorldBox box = HomeView.around(FleetSnapshot.of(cars)).orElseThrow();

        assertThat(box.left()).as("seed %d", seed).isCloseTo(Mercator.x(6), within(2e-4));
        assertThat(box.width()).as("seed %d", seed).isCloseTo(9.0 / 360, within(4e-4));
    }

    @Test
    void carsThatNeverToldAPlaceAreNowhere() {
        assertThat(HomeView.around(FleetSnapshot.EMPTY)).isEmpty();
        List<Car> cars = new SampleFleet(1)
                .cars(5).stream().map(MapStage::withoutPosition).toList();
        assertThat(HomeView.around(FleetSnapshot.of(cars))).isEmpty();
    }

    @Test
    void aSingleCarIsNotADotOnNothing() {
        MapView view = HomeView.of(new WorldBox(0.53, 0.33, 0, 0), 900, 700);

        assertThat(view.zoom()).isEqualTo(HomeView.CLOSEST);
        assertThat(view.x()).isEqualTo(0.53);
    }
}
