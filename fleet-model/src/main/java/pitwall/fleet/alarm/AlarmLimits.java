package pitwall.fleet.alarm;

import java.time.Duration;

/// How long people may put things aside, and whether a P1 is acknowledged with words.
///
/// @param shelving of P2 and P3
/// @param shelvingOfP1 of P1, by those who may at all
/// @param silence of a matcher
/// @param commentForP1 true where acknowledging a P1 takes a comment
public record AlarmLimits(Duration shelving, Duration shelvingOfP1, Duration silence, boolean commentForP1) {
    /// What holds unless somebody says otherwise.
    public static final AlarmLimits DEFAULT =
            new AlarmLimits(Duration.ofHours(8), Duration.ofHours(1), Duration.ofDays(7), true);

    /// An alarm whose condition holds for longer is marked and listed at handover.
    public static final Duration STANDING = Duration.ofHours(24);

    /// The most characters of a reason or comment.
    public static final int MAX_WORDS = 500;

    /// The longest an alarm of this level may be shelved.
    public Duration shelving(AlarmLevel level) {
        return level == AlarmLevel.P1 ? shelvingOfP1 : shelving;
    }
}
