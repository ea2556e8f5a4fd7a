package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pitwall.client.FleetFrame;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// The two clocks of the header and what is to be said about them. Knows no toolkit.
final class ClockText {
    /// Up to this difference this computer's clock counts as right.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Strings strings;
    private final Formats formats;

    ClockText(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
    }

    /// UTC, with a star where the server's clock is estimated.
    String utc(Instant serverNow, boolean estimated) {
        return mark(formats.utc(serverNow), estimated);
    }

    /// The same instant in the user's zone, with the abbreviation in force at that instant.
    String local(Instant serverNow, boolean estimated) {
        return mark(formats.local(serverNow), estimated);
    }

    /// Says that this computer's clock is wrong; empty while it is right or nobody has measured it.
    Optional<String> notice(FleetFrame frame) {
        Duration off = frame.serverAhead();
        if (frame.clockEstimated() || off.abs().compareTo(TOLERANCE) <= 0) {
            return Optional.empty();
        }
        String key = off.isNegative() ? "shell.clock.differs" : "shell.clock.behind";
        return Optional.of(strings.get(key, formats.age(off.abs())));
    }

    /// Date and time in words, for the tooltip and for assistive technology, with whatever is to be said about them.
    String spoken(FleetFrame frame, Instant serverNow) {
        String times = formats.full(serverNow);
        return notice(frame)
                .or(() -> estimate(frame))
                .map(more -> times + "\n" + more)
                .orElse(times);
    }

    /// Says since when the server's time is an estimate; empty while it is measured.
    Optional<String> estimate(FleetFrame frame) {
        Instant since = frame.asOf();
        if (!frame.clockEstimated() || since == null) {
            return Optional.empty();
        }
        return Optional.of(strings.get("shell.status.estimated", formats.utc(since)));
    }

    private static String mark(String time, boolean estimated) {
        return estimated ? time + "*" : time;
    }
}
