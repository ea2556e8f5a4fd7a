package pitwall.fleet.alarm;

import java.util.Optional;
import java.util.regex.Pattern;

/// One silence or one thing out of service. Written `M-3`.
public record MuteId(long number) {
    private static final Pattern FORM = Pattern.compile("M-[1-9][0-9]{0,17}");

    /// Reads `M-3`; empty for anything else.
    public static Optional<MuteId> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new MuteId(Long.parseLong(text.substring(2))))
                : Optional.empty();
    }

    public String text() {
        return "M-" + number;
    }

    @Override
    public String toString() {
        return text();
    }
}
