package pitwall.views.wizard.form;

import java.util.Locale;

/// The seven steps, which may be visited in any order.
public enum DraftStep {
    WHAT,
    WHO,
    PHASES,
    GATES,
    POLICY,
    PREVIEW,
    LAUNCH;

    /// Its number for people.
    public int number() {
        return ordinal() + 1;
    }

    /// The key that it comes with.
    public String keys() {
        return "Alt+" + number();
    }

    /// The end of its message keys.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it needs the server's answer, so that it is of no use without a connection.
    public boolean needsServer() {
        return this == PREVIEW || this == LAUNCH;
    }

    /// The step so many places further, never beyond the ends.
    public DraftStep plus(int places) {
        return values()[Math.clamp(ordinal() + (long) places, 0, values().length - 1)];
    }
}
