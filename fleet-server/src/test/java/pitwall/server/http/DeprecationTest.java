package pitwall.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeprecationTest {
    @Test
    void anotherNameOfARoutePointsToTheRouteItself() {
        Map<String, String> headers = Deprecation.of(ApiRoute.UPDATE_CAR, "/api/updates/{id}")
                .orElseThrow()
                .headers(Map.of("id", "car-7"));

        assertThat(headers)
                .containsEntry("Deprecation", "@1795219200")
                .containsEntry("Link", "</api/v1/cars/car-7/update>; rel=\"successor-version\"")
                .doesNotContainKey("Sunset");
    }

    @Test
    void aRouteItselfHasNothingToSay() {
        assertThat(Arrays.stream(ApiRoute.values()).flatMap(route -> Deprecation.of(route, route.path()).stream()))
                .isEmpty();
    }

    @Test
    void aDecidedEndIsADateAsHttpWritesIt() {
        Deprecation ending =
                new Deprecation(Instant.EPOCH, Optional.of(Instant.parse("2027-11-21T12:00:00Z")), "/api/v1/cars");

        assertThat(ending.headers(Map.of())).containsEntry("Sunset", "Sun, 21 Nov 2027 12:00:00 GMT");
    }

    @Test
    void nothingOfARequestGetsIntoAHeaderUnseen() {
        Map<String, String> headers = Deprecation.of(ApiRoute.UPDATE_CAR, "/api/updates/{id}")
                .orElseThrow()
                .headers(Map.of("id", "x>\r\nSet-Cookie: a=b"));

        assertThat(headers.get("Link")).isEqualTo("</api/v1/cars/-/update>; rel=\"successor-version\"");
    }
}
