package pitwall.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.live.Changes;
import pitwall.testing.FleetFixtures;

class SlicesTest {
    private final List<Car> cars = FleetFixtures.cars(2_000, 1);

    @Test
    void noSliceIsHeavierThanAFrameAndNothingIsLost() {
        List<CarChange> changes = cars.stream()
                .map(car -> new CarChange(car.id(), car, Set.of(Part.CREATED), List.of()))
                .toList();

        List<List<CarChange>> slices = cars(Slices.of(Changes.ofCars(changes)));

        assertThat(slices)
                .allSatisfy(slice -> assertThat(
                                slice.stream().mapToInt(CarChange::weight).sum())
                        .isLessThanOrEqualTo(Changes.FRAME_WEIGHT));
        assertThat(slices.stream().flatMap(List::stream)).containsExactlyElementsOf(changes);
    }

    @Test
    void aCarThatWroteTooMuchGoesOnInTheNextSlice() {
        Car car = cars.getFirst();
        List<LogLine> lines = IntStream.range(0, 300)
                .mapToObj(n -> LogLine.of(
                        n,
                        car.id(),
                        1,
                        new LogEntry(
                                Instant.EPOCH, Instant.EPOCH, n, LogLevel.INFO, "test", "x".repeat(1_000), Map.of())))
                .toList();

        List<List<CarChange>> slices =
                cars(Slices.of(Changes.ofCars(List.of(new CarChange(car.id(), car, Set.of(Part.STATUS), lines)))));

        assertThat(slices).hasSizeGreaterThan(4).allSatisfy(slice -> {
            assertThat(slice.stream().map(CarChange::id)).doesNotHaveDuplicates();
            assertThat(slice.stream().mapToInt(CarChange::weight).sum()).isLessThanOrEqualTo(Changes.FRAME_WEIGHT);
        });
        assertThat(slices.stream().flatMap(List::stream).flatMap(change -> change.logs().stream()))
                .containsExactlyElementsOf(lines);
        assertThat(slices.stream().flatMap(List::stream).filter(change -> change.has(Part.STATUS)))
                .hasSize(1);
    }

    private static List<List<CarChange>> cars(List<Changes> slices) {
        return slices.stream().map(Changes::cars).toList();
    }
}
