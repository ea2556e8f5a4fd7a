package pitwall.views.kit;

/// How a user reads speeds, temperatures and hours. Queries and exports do not follow it: they are km/h, °C and 24
/// hours for everybody, so that what one person wrote means the same to another. Immutable.
public record Units(Distance distance, Temperature temperature, Hours hours) {
    /// Kilometres, degrees Celsius, hours from 0 to 24.
    public static final Units METRIC = new Units(Distance.KILOMETRES, Temperature.CELSIUS, Hours.TWENTY_FOUR);

    private static final double MILE_KILOMETRES = 1.609344;

    public enum Distance {
        KILOMETRES,
        MILES
    }

    public enum Temperature {
        CELSIUS,
        FAHRENHEIT
    }

    public enum Hours {
        TWENTY_FOUR,
        TWELVE
    }

    public Units with(Distance changed) {
        return new Units(changed, temperature, hours);
    }

    public Units with(Temperature changed) {
        return new Units(distance, changed, hours);
    }

    public Units with(Hours changed) {
        return new Units(distance, temperature, changed);
    }

    /// The pattern of a time of day.
    ///
    /// @param fraction what follows the seconds, for example `.SSS`
    String pattern(String fraction) {
        return switch (hours) {
            case TWENTY_FOUR -> "HH:mm:ss" + fraction;
            case TWELVE -> "h:mm:ss" + fraction + "'\u00A0'a";
        };
    }

    static double miles(double kilometres) {
        return kilometres / MILE_KILOMETRES;
    }

    static double fahrenheit(double celsius) {
        return celsius * 9 / 5 + 32;
    }
}
