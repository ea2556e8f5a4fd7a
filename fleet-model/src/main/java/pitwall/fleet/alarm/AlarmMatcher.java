package pitwall.fleet.alarm;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which alarms are meant. Everything that is given must fit; what is absent fits everything.
///
/// @param rule its name
/// @param region in any case
/// @param object the id, in which `*` stands for any characters
/// @param rollout its id
/// @param level exactly this one
public record AlarmMatcher(
        @Nullable RuleName rule,
        @Nullable String region,
        @Nullable String object,
        @Nullable String rollout,
        @Nullable AlarmLevel level) {
    /// True if nothing is given, so that everything would fit.
    public boolean isEmpty() {
        return Stream.of(rule, region, object, rollout, level).allMatch(Objects::isNull);
    }

    public boolean fits(Alarm alarm) {
        return fits(alarm.rule(), alarm.object(), alarm.level());
    }

    public boolean fits(RuleName ofRule, AlarmObject about, AlarmLevel ofLevel) {
        return (rule == null || rule.equals(ofRule))
                && (level == null || level == ofLevel)
                && (region == null || region.equalsIgnoreCase(about.region()))
                && (rollout == null || rollout.equals(about.rollout()))
                && (object == null || fits(object, about.id()));
    }

    /// Whether an id is one that a pattern means, in any case.
    ///
    /// @param object in which `*` stands for any characters
    public static boolean fits(String object, String id) {
        return matches(object.toLowerCase(Locale.ROOT), id.toLowerCase(Locale.ROOT));
    }

    /// Goes through the text once for each part between two stars, so it takes time in proportion to their product at
    /// most.
    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0]) || text.length() < parts[0].length() + last.length() || !text.endsWith(last)) {
            return false;
        }
        int from = parts[0].length();
        int end = text.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], from);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            from = found + parts[i].length();
        }
        return true;
    }
}
