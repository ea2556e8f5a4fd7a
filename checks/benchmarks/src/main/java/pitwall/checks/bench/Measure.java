package pitwall.checks.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of the table.
///
/// @param what is measured, with its circumstances, for example `filter, 100 000 cars`
/// @param aim the promise; absent where there is none
/// @param met whether the promise was kept; absent without one
record Measure(
        String what,
        double value,
        String unit,
        @Nullable String aim,
        @Nullable Boolean met) {
    /// A figure without a promise.
    static Measure of(String what, double value, String unit) {
        return new Measure(what, value, unit, null, null);
    }

    /// A figure that should stay below `limit`.
    static Measure below(String what, double value, String unit, double limit) {
        return new Measure(what, value, unit, "< " + number(limit), value < limit);
    }

    /// A figure that should stay above `limit`.
    static Measure above(String what, double value, String unit, double limit) {
        return new Measure(what, value, unit, "> " + number(limit), value > limit);
    }

    String line() {
        String verdict = met == null ? "" : met ? "met" : "MISSED";
        return String.format(
                Locale.ROOT, "%-72s %12s %-10s %-10s %s", what, number(value), unit, aim == null ? "" : aim, verdict);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
