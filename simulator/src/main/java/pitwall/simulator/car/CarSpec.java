package pitwall.simulator.car;

import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;
import pitwall.simulator.road.City;

/// What does not change about a simulated car.
///
/// @param number from 1, unique in the fleet
/// @param ring 0 is the canary ring
/// @param chargePercentPerMinute what its charger gives
public record CarSpec(
        int number, CarId id, City city, CarType type, int ring, double chargePercentPerMinute, String vin) {
    private static final double[] CHARGERS = {0.45, 1.0, 1.0, 3.0};
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

    /// The models of the fleet, each with the share of its battery that a kilometre takes.
    public enum CarType {
        I4("i4", 0.21),
        I5("i5", 0.22),
        I7("i7", 0.24),
        IX("iX", 0.26),
        IX3("iX3", 0.25);

        private final String title;
        private final double consumptionPercentPerKm;

        CarType(String title, double consumptionPercentPerKm) {
            this.title = title;
            this.consumptionPercentPerKm = consumptionPercentPerKm;
        }

        public String title() {
            return title;
        }

        double consumptionPercentPerKm() {
            return consumptionPercentPerKm;
        }
    }

    /// Draws the car with this number. Every twentieth is a canary, a third is in the last ring.
    public static CarSpec draw(String prefix, int number, City city, RandomGenerator dice) {
        CarType[] types = CarType.values();
        CarType type = types[dice.nextInt(types.length)];
        int lot = dice.nextInt(100);
        int ring = lot < 5 ? 0 : lot < 25 ? 1 : lot < 65 ? 2 : 3;
        double charger = CHARGERS[dice.nextInt(CHARGERS.length)];
        CarId id = new CarId("%s-%05d".formatted(prefix, number));
        return new CarSpec(number, id, city, type, ring, charger, vin(dice));
    }

    /// Every eleventh car drives without a person.
    public boolean drivesItself() {
        return number % 11 == 7;
    }

    /// How the car introduces itself.
    public CarFrame.Profile profile() {
        return new CarFrame.Profile(
                "%s %s %d".formatted(city.title(), type.title(), number),
                city.region(),
                type.title(),
                ring,
                "agent-" + id.value().toLowerCase(Locale.ROOT),
                vin,
                Map.of("simulated", "true"));
    }

    /// Seventeen characters that no maker has given away.
    private static String vin(RandomGenerator dice) {
        StringBuilder vin = new StringBuilder("ZZZ");
        while (vin.length() < 17) {
            vin.append(VIN_LETTERS.charAt(dice.nextInt(VIN_LETTERS.length())));
        }
        return vin.toString();
    }
}
