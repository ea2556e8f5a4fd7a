package pitwall.server.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.Condition;
import pitwall.fleet.alarm.ConditionReader;
import pitwall.fleet.alarm.Durations;
import pitwall.fleet.alarm.Guidance;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.alarm.RuleTiming;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.rest.AlarmRuleBody;

/// Reads a rule as people write it, and says everything that is wrong with it. For one rule.
public final class RuleReader {
    private static final int MOST_CHANNELS = 20;
    private static final int MOST_CHANNEL = 500;

    private final List<Wrong> wrongs = new ArrayList<>();

    /// @param field as it is written
    /// @param why a sentence without its subject
    public record Wrong(String field, String why) {}

    /// The rule; empty where something is wrong with it.
    public Optional<AlarmRule> read(AlarmRuleBody body) {
        if (!RuleName.isName(body.name())) {
            wrong("name", "must be up to 64 small letters, digits, _ . and -");
        }
        Optional<Condition> condition = condition(body.condition());
        RuleTiming timing = timing(body);
        CarQuery scope = scope(body.scope());
        AlarmLevel level = body.level() == null ? AlarmLevel.EVENT : body.level();
        String text = text("text", body.text() == null ? "{object}: " + body.name() : body.text());
        Guidance guidance = new Guidance(
                text("meaning", body.meaning()),
                text("consequence", body.consequence()),
                text("action", body.action()),
                text("link", body.link()));
        String owner = text("owner", body.owner());
        boolean enabled = body.enabled() == null || body.enabled();
        if (enabled) {
            for (String part : AlarmRule.missing(level, text, guidance)) {
                wrong(part, "must be written before the rule can be enabled");
            }
        }
        List<String> channels = body.channels() == null ? List.of() : body.channels();
        if (channels.size() > MOST_CHANNELS
                || channels.stream().anyMatch(one -> one.isBlank() || one.length() > MOST_CHANNEL)) {
            wrong(
                    "channels",
                    "must be at most " + MOST_CHANNELS + " names or addresses of at most " + MOST_CHANNEL
                            + " characters");
        }
        if (!wrongs.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        RuleName name = new RuleName(body.name());
        return Optional.of(
                new AlarmRule(name, condition.get(), timing, scope, level, text, guidance, owner, channels, enabled));
    }

    /// What is wrong, in the order of the rule.
    public List<Wrong> wrongs() {
        return List.copyOf(wrongs);
    }

    private Optional<Condition> condition(String text) {
        return switch (ConditionReader.read(text)) {
            case ConditionReader.Read.Valid(Condition condition) -> Optional.of(condition);
            case ConditionReader.Read.Invalid(String why) -> {
                wrong("condition", why);
                yield Optional.empty();
            }
        };
    }

    private RuleTiming timing(AlarmRuleBody body) {
        Duration lasting = duration("duration", body.duration());
        Duration delayOff = duration("delayOff", body.delayOff());
        Duration window = duration("window", body.window());
        int count = body.count() == null ? 1 : body.count();
        if (count < 1 || count > RuleTiming.MOST) {
            wrong("count", "must be 1 to " + RuleTiming.MOST);
            return RuleTiming.AT_ONCE;
        }
        if (count > 1 && window.isZero()) {
            wrong("window", "must be given with a count");
            return RuleTiming.AT_ONCE;
        }
        return new RuleTiming(lasting, delayOff, count, window);
    }

    private Duration duration(String field, @Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Optional<Duration> read = Durations.read(text).filter(duration -> duration.compareTo(RuleTiming.LONGEST) <= 0);
        if (read.isEmpty()) {
            wrong(field, "must be such as 90s, 5m, 2h or 7d, at most 7d");
        }
        return read.orElse(Duration.ZERO);
    }

    private CarQuery scope(@Nullable String text) {
        if (text == null) {
            return CarQuery.ALL;
        }
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid ignored -> {
                wrong("scope", "must be a query");
                yield CarQuery.ALL;
            }
        };
    }

    private String text(String field, @Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.length() > AlarmRule.MAX_TEXT) {
            wrong(field, "must have at most " + AlarmRule.MAX_TEXT + " characters");
        }
        return text.strip();
    }

    private void wrong(String field, String why) {
        wrongs.add(new Wrong(field, why));
    }
}
