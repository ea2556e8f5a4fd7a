package pitwall.fleet.alarm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.query.CarQuery;

/// When an alarm comes, and what it tells.
///
/// @param text the alarm in words; `{object}`, `{region}`, `{rollout}` and `{value}` stand for what they name
/// @param scope only cars that this finds; everything where it asks nothing. Meaningless for what is not about cars
/// @param owner who looks after the rule; empty where nobody was named
/// @param channels the names of the channels that are told when it is raised
/// @param enabled false while it only waits to be finished
public record AlarmRule(
        RuleName name,
        Condition condition,
        RuleTiming timing,
        CarQuery scope,
        AlarmLevel level,
        String text,
        Guidance guidance,
        String owner,
        List<String> channels,
        boolean enabled) {
    /// The most characters of each text.
    public static final int MAX_TEXT = 1_000;

    public AlarmRule {
        channels = List.copyOf(channels);
        if (enabled && !missing(level, text, guidance).isEmpty()) {
            throw new IllegalArgumentException(name + " cannot be enabled without " + missing(level, text, guidance));
        }
    }

    /// What must be written before such a rule can be enabled, by name. An event asks nobody to act, so it needs no
    /// guidance.
    public static List<String> missing(AlarmLevel level, String text, Guidance guidance) {
        List<String> missing = new ArrayList<>();
        if (text.isBlank()) {
            missing.add("text");
        }
        if (level != AlarmLevel.EVENT) {
            missing.addAll(guidance.missing());
        }
        return missing;
    }

    /// What is missing here.
    public List<String> missing() {
        return missing(level, text, guidance);
    }

    /// The alarm in words.
    public String words(AlarmObject object, @Nullable String value) {
        return text.replace("{object}", object.id())
                .replace("{region}", orDash(object.region()))
                .replace("{rollout}", orDash(object.rollout()))
                .replace("{value}", orDash(value));
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }
}
