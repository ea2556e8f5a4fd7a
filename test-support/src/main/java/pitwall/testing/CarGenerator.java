package pitwall.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.Position;
import pitwall.fleet.Vitals;

/// Makes plausible cars by chance: the parts of a car fit together, and what is absent on a real one is absent
/// here. Belongs to one thread.
public final class CarGenerator {
    private static final List<City> CITIES = List.of(
            new City("munich", 48.137, 11.575),
            new City("berlin", 52.520, 13.405),
            new City("hamburg", 53.551, 9.994),
            new City("cologne", 50.938, 6.960),
            new City("frankfurt", 50.111, 8.682));
    private static final List<String> MODELS = List.of("i4", "i4", "iX", "iX", "i5", "i7", "iX3");
    private static final List<String> OWNERS = List.of("Team A", "Team B", "Depot North");

    private final RandomGenerator random;
    private final Instant now;

    /// @param now server time as of which the cars are told
    public CarGenerator(RandomGenerator random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /// A car whose id and VIN follow from its number.
    public Car car(int number) {
        CarPlight plight = CarPlight.draw(random);
        CarStatus status = StatusGenerator.status(plight, random, now);
        CarInfo info = info(number);
        return new Car(info, status, vitals(plight, status, city(info.region())));
    }

    /// The same car some time later: in another condition and with other figures.
    public Car changed(Car car) {
        CarPlight plight = CarPlight.draw(random);
        CarStatus status = StatusGenerator.status(plight, random, now);
        return new Car(
                car.info(), status, vitals(plight, status, city(car.info().region())));
    }

    /// Who a car is; everybody has an id and a place, not everybody a VIN and labels.
    public CarInfo info(int number) {
        City city = CITIES.get(random.nextInt(CITIES.size()));
        return new CarInfo(
                new CarId("WBA-%05d".formatted(number)),
                city.region() + " " + number,
                city.region(),
                MODELS.get(random.nextInt(MODELS.size())),
                random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(4),
                "agent-%05d".formatted(number),
                random.nextInt(10) == 0 ? null : "WBA%014d".formatted(number),
                labels(),
                now.minusSeconds(86_400 + random.nextInt(10_000_000)),
                1);
    }

    private Map<String, String> labels() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("owner", OWNERS.get(random.nextInt(OWNERS.size())));
            case 1 -> Map.of("test", "yes", "owner", OWNERS.get(random.nextInt(OWNERS.size())));
            default -> Map.of();
        };
    }

    private Vitals vitals(CarPlight plight, CarStatus status, City city) {
        if (status.connectivity() == Connectivity.NEVER_SEEN) {
            return Vitals.NONE;
        }
        Instant heard = heard(plight);
        boolean driving = status.motion() == Motion.DRIVING;
        boolean busy = plight == CarPlight.UPDATING || plight == CarPlight.ROLLING_BACK;
        return new Vitals(
                heard,
                random.nextInt(20) == 0 ? null : position(city, heard),
                driving ? 20 + random.nextInt(110) : 0,
                5 + random.nextInt(96),
                !driving && random.nextInt(3) == 0,
                busy ? random.nextInt(100) : null,
                25 + random.nextInt(50),
                random.nextInt(95),
                20 + random.nextInt(70),
                10 + random.nextInt(85),
                random.nextInt(20) == 0 ? null : 20 + random.nextInt(81),
                (long) random.nextInt(5_000_000));
    }

    private Instant heard(CarPlight plight) {
        int millis = random.nextInt(6_000);
        if (plight == CarPlight.SILENT) {
            millis = 61_000 + random.nextInt(500_000);
        } else if (plight == CarPlight.OFFLINE) {
            millis = 601_000 + random.nextInt(90_000_000);
        }
        return now.minusMillis(millis);
    }

    private Position position(City city, Instant at) {
        double latitude = city.latitude() + (random.nextDouble() - 0.5) * 0.2;
        double longitude = city.longitude() + (random.nextDouble() - 0.5) * 0.3;
        return new Position(latitude, longitude, random.nextInt(360), at);
    }

    private static City city(String region) {
        return CITIES.stream()
                .filter(city -> city.region().equals(region))
                .findFirst()
                .orElse(CITIES.getFirst());
    }

    private record City(String region, double latitude, double longitude) {}
}
