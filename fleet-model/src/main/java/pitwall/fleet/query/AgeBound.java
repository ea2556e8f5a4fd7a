package pitwall.fleet.query;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A bound on how long ago something was, such as `>10m`.
///
/// @param amount in the unit
/// @param unit `s`, `m`, `h` or `d`
record AgeBound(Comparison.Operator operator, int amount, char unit) implements TimeBound {

    /// Reads a bound; empty unless it is a comparison, a number and a unit.
    static Optional<AgeBound> of(String text) {
        Comparison comparison = Comparison.of(text.toLowerCase(Locale.ROOT));
        String operand = comparison.operand();
        if (comparison.operator() == Comparison.Operator.EQUAL || operand.isEmpty()) {
            return Optional.empty();
        }
        char unit = operand.charAt(operand.length() - 1);
        if ("smhd".indexOf(unit) < 0) {
            return Optional.empty();
        }
        return Comparison.digits(operand.substring(0, operand.length() - 1))
                .map(amount -> new AgeBound(comparison.operator(), amount, unit));
    }

    private long seconds() {
        return switch (unit) {
            case 's' -> amount;
            case 'm' -> amount * 60L;
            case 'h' -> amount * 3_600L;
            case 'd' -> amount * 86_400L;
            default -> throw new AssertionError("no unit " + unit);
        };
    }

    /// True if the age of `then` is within the bound. A time in the future has age zero, as in
    /// [pitwall.fleet.Car#silence].
    @Override
    public boolean holds(Instant then, Instant now) {
        long seconds = now.getEpochSecond() - then.getEpochSecond();
        int nanos = now.getNano() - then.getNano();
        if (nanos < 0) {
            seconds--;
            nanos += 1_000_000_000;
        }
        if (seconds < 0) {
            seconds = 0;
            nanos = 0;
        }
        int compared = Long.compare(seconds, seconds());
        return operator.holds(compared == 0 ? Integer.signum(nanos) : compared);
    }

    @Override
    public String toString() {
        return operator.sign() + amount + unit;
    }
}
