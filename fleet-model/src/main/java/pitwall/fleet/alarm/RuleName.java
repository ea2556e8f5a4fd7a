package pitwall.fleet.alarm;

import java.util.regex.Pattern;

/// What a rule is called in files, matchers and the journal; unique and permanent.
public record RuleName(String value) implements Comparable<RuleName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

    public RuleName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not the name of a rule: " + value);
        }
    }

    /// Up to 64 small letters, digits, `_`, `.` and `-`, a letter or digit first.
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(RuleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
