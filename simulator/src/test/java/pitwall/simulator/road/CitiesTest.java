package pitwall.simulator.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CitiesTest {
    private final List<City> cities = Cities.read();

    @Test
    void thereAreFiveCities() {
        assertThat(cities)
                .extracting(City::region)
                .containsExactly("munich", "berlin", "hamburg", "cologne", "frankfurt");
    }

    @Test
    void everyPlaceLiesInItsCityAndCanBeReached() {
        for (City city : cities) {
            assertThat(city.places()).as(city.title()).hasSizeGreaterThan(30).allMatch(city.bounds()::contains);
            assertThat(city.isConnected()).as(city.title()).isTrue();
        }
    }

    @Test
    void noRoadIsALeapAcrossTheMap() {
        for (City city : cities) {
            for (int place = 1; place < city.places().size(); place++) {
                Route route =
                        city.route(city.places().get(0), 0, place, city.places().get(place));
                double straight = city.places().get(0).metresTo(city.places().get(place));
                assertThat(route.metres()).as(city.title() + " " + place).isBetween(straight - 1, 3 * straight + 3000);
            }
        }
    }

    @Test
    void aRouteLeadsFromItsStartToItsEnd() {
        City munich = cities.getFirst();
        GeoPoint start = munich.places().get(3).moved(100, 50);
        GeoPoint end = munich.places().get(20).moved(-80, 10);

        Route route = munich.route(start, 3, 20, end);

        assertThat(route.at(0).point()).isEqualTo(start);
        assertThat(route.at(route.metres()).point().metresTo(end)).isLessThan(1);
        assertThat(route.at(route.metres() / 2).headingDegrees()).isBetween(0, 359);
    }
}
