package pitwall.server.integration.fleetd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Car;
import pitwall.fleet.Vitals;
import pitwall.testing.FleetFixtures;
import pitwall.testing.Seeds;

class DevicePageTest {
    private static final Instant NOW = FleetFixtures.NOW;

    private static Car heard(Car car, Duration before) {
        return car.with(Vitals.NONE.heardAt(NOW.minus(before)));
    }

    private static List<Car> walk(List<Car> fleet, DeviceMark.Order order, int size) {
        List<Car> listed = new ArrayList<>();
        Optional<DeviceMark> mark = Optional.empty();
        do {
            DevicePage page = DevicePage.of(fleet, order, mark.orElse(null), size);
            assertThat(page.cars()).hasSizeLessThanOrEqualTo(size);
            assertThat(page.next().isEmpty() || page.cars().size() == size).isTrue();
            listed.addAll(page.cars());
            mark = page.next().map(DeviceMark::text).flatMap(DeviceMark::parse);
        } while (mark.isPresent());
        return listed;
    }

    /// Whatever the fleet and however large the parts: each device stands in one of them, and in one only.
    @ParameterizedTest
    @EnumSource
    void theDevicesListedAreAllThereAre(DeviceMark.Order order) {
        Seeds seeds = Seeds.announced("parts of a list of devices");
        RandomGenerator random = seeds.generator();
        for (int i = 0; i < 100; i++) {
            List<Car> fleet = FleetFixtures.cars(random.nextInt(60), random.nextLong()).stream()
                    .map(car -> random.nextInt(4) == 0 ? heard(car, Duration.ofSeconds(random.nextInt(3))) : car)
                    .toList();

            List<Car> listed = walk(fleet, order, 1 + random.nextInt(20));

            assertThat(listed).as("seed " + seeds.value()).containsExactlyInAnyOrderElementsOf(fleet);
        }
    }

    @Test
    void theNewestSeenIsFirstAndWhoWasNeverSeenIsLast() {
        List<Car> fleet = List.of(
                FleetFixtures.wellCar("never").with(Vitals.NONE),
                heard(FleetFixtures.wellCar("old"), Duration.ofDays(9)),
                heard(FleetFixtures.wellCar("new-b"), Duration.ZERO),
                heard(FleetFixtures.wellCar("new-a"), Duration.ZERO));

        assertThat(walk(fleet, DeviceMark.Order.LAST_SEEN, 1))
                .extracting(car -> car.id().value())
                .containsExactly("new-a", "new-b", "old", "never");
    }

    @Test
    void byIdNobodyIsMissedWhileCarsReport() {
        List<Car> fleet = new ArrayList<>(FleetFixtures.cars(40, 7));
        List<Car> listed = new ArrayList<>();
        Optional<DeviceMark> mark = Optional.empty();
        do {
            DevicePage page = DevicePage.of(fleet, DeviceMark.Order.ID, mark.orElse(null), 7);
            listed.addAll(page.cars());
            mark = page.next();
            fleet.replaceAll(car -> heard(car, Duration.ZERO));
        } while (mark.isPresent());

        assertThat(listed).extracting(Car::id).doesNotHaveDuplicates().hasSize(40);
        assertThat(listed).isSortedAccordingTo(Comparator.comparing(Car::id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "never", "x.car-1", "1.", "1.a b", "99999999999999999999.car-1"})
    void aMarkThatNobodyWroteIsNone(String text) {
        assertThat(DeviceMark.parse(text)).isEmpty();
    }

    @Test
    void aDeviceIsOnlineForFiveMinutesAfterItWasSeen() {
        Car car = FleetFixtures.wellCar("car-1");

        assertThat(Device.of(heard(car, Device.ONLINE_FOR), null, NOW).status()).isEqualTo("online");
        assertThat(Device.of(heard(car, Device.ONLINE_FOR.plusMillis(1)), null, NOW)
                        .status())
                .isEqualTo("offline");
        assertThat(Device.of(car.with(Vitals.NONE), null, NOW))
                .matches(device -> device.status().equals("offline") && Objects.isNull(device.lastSeen()));
    }
}
