package pitwall.fleet.alarm;

import java.util.Optional;
import java.util.regex.Pattern;

/// One alarm from its first sign until it is over. Written `A-17`; numbers are given in order and never again.
public record AlarmId(long number) implements Comparable<AlarmId> {
    private static final Pattern FORM = Pattern.compile("A-[1-9][0-9]{0,17}");

    public AlarmId {
        if (number < 1) {
            throw new IllegalArgumentException("alarms are counted from 1, was " + number);
        }
    }

    /// Reads `A-17`; empty for anything else.
    public static Optional<AlarmId> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new AlarmId(Long.parseLong(text.substring(2))))
                : Optional.empty();
    }

    public String text() {
        return "A-" + number;
    }

    @Override
    public int compareTo(AlarmId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
