package pitwall.fleet.alarm;

import java.util.Arrays;
import java.util.Optional;

/// On which side of a limit a figure is.
public enum Bound {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<=");

    private final String sign;

    Bound(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    static Optional<Bound> of(String sign) {
        return Arrays.stream(values()).filter(bound -> bound.sign.equals(sign)).findFirst();
    }

    public boolean holds(double value, double limit) {
        return switch (this) {
            case ABOVE -> value > limit;
            case AT_LEAST -> value >= limit;
            case BELOW -> value < limit;
            case AT_MOST -> value <= limit;
        };
    }
}
