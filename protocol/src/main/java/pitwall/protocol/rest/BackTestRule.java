package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;

/// A rule to be tried on what happened.
///
/// @param rule whether it is written down already or not, enabled or not
/// @param days back from now, 1 to [#MOST_DAYS]; absent means all of them
public record BackTestRule(AlarmRuleBody rule, @Nullable Integer days) {
    /// The longest look back.
    public static final int MOST_DAYS = 7;
}
