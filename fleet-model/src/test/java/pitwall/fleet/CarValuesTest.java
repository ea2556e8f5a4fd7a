package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pitwall.fleet.TestCars.NOW;
import static pitwall.fleet.TestCars.well;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarValuesTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 100})
    void aRingIs0To99(int ring) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> info(ring, Map.of()))
                .withMessageContaining("ring");
    }

    @Test
    void aCarCarriesAtMost64Labels() {
        Map<String, String> many = IntStream.rangeClosed(0, CarInfo.MAX_LABELS)
                .boxed()
                .collect(Collectors.toMap(i -> "key" + i, i -> "value"));

        assertThatIllegalArgumentException().isThrownBy(() -> info(0, many)).withMessageContaining("labels");
    }

    @Test
    void labelsDoNotChangeBehindTheCarsBack() {
        Map<String, String> labels = new HashMap<>(Map.of("owner", "Team A"));
        CarInfo info = info(0, labels);

        labels.clear();

        assertThat(info.labels()).containsExactly(Map.entry("owner", "Team A"));
    }

    @ParameterizedTest
    @CsvSource({"91, 0, 0", "-91, 0, 0", "NaN, 0, 0", "0, 181, 0", "0, NaN, 0", "0, 0, -1", "0, 0, 360"})
    void whatIsNoPlaceOnEarthIsNoPosition(double latitude, double longitude, int heading) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(latitude, longitude, heading, NOW));
    }

    @Test
    void hearingACarAgainChangesNothingButTheTime() {
        Vitals before = TestCars.vitals(NOW.minusSeconds(9), 55);

        assertThat(before.heardAt(NOW)).isEqualTo(TestCars.vitals(NOW, 55));
    }

    @Test
    void onePartOfACarChangesWithoutTheOthers() {
        Car car = well("A");

        assertThat(car.with(Vitals.NONE)).isEqualTo(new Car(car.info(), car.status(), Vitals.NONE));
        assertThat(car.with(well("B").info()).id()).isEqualTo(new CarId("B"));
        assertThat(car.with(CarStatus.neverSeen(null, NOW)).status().convergence())
                .isEqualTo(Convergence.CONVERGED);
    }

    private static CarInfo info(int ring, Map<String, String> labels) {
        CarInfo info = well("A").info();
        return new CarInfo(info.id(), "A", "munich", "i4", ring, "agent", null, labels, NOW, 1);
    }
}
