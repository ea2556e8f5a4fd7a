package pitwall.views.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.ConditionReader;
import pitwall.fleet.alarm.Durations;
import pitwall.fleet.alarm.Guidance;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.alarm.RuleTiming;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;

/// A rule while somebody writes it: its parts as texts, what is wrong with each, and what is missing before it can be
/// enabled. FX thread; needs no toolkit.
final class RuleForm {
    /// The parts of a rule in the order in which they are written.
    enum Field {
        NAME,
        CONDITION,
        DURATION,
        DELAY_OFF,
        COUNT,
        WINDOW,
        SCOPE,
        LEVEL,
        TEXT,
        MEANING,
        CONSEQUENCE,
        ACTION,
        LINK,
        OWNER,
        CHANNELS
    }

    private final @Nullable AlarmRuleEntry base;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final BooleanProperty enabled;

    /// @param base the rule as it is; absent for a new one
    RuleForm(@Nullable AlarmRuleEntry base) {
        this.base = base;
        AlarmRuleBody rule = base == null ? null : base.rule();
        for (Field field : Field.values()) {
            texts.put(field, new SimpleStringProperty(rule == null ? begin(field) : text(field, rule)));
        }
        this.enabled = new SimpleBooleanProperty(rule != null && !Boolean.FALSE.equals(rule.enabled()));
    }

    private static String begin(Field field) {
        return switch (field) {
            case LEVEL -> AlarmLevel.P3.name();
            case COUNT -> "1";
            case NAME,
                    CONDITION,
                    DURATION,
                    DELAY_OFF,
                    WINDOW,
                    SCOPE,
                    TEXT,
                    MEANING,
                    CONSEQUENCE,
                    ACTION,
                    LINK,
                    OWNER,
                    CHANNELS -> "";
        };
    }

    private static String text(Field field, AlarmRuleBody rule) {
        return switch (field) {
            case NAME -> rule.name();
            case CONDITION -> rule.condition();
            case DURATION -> orEmpty(rule.duration());
            case DELAY_OFF -> orEmpty(rule.delayOff());
            case COUNT -> rule.count() == null ? "1" : rule.count().toString();
            case WINDOW -> orEmpty(rule.window());
            case SCOPE -> orEmpty(rule.scope());
            case LEVEL ->
                rule.level() == null ? AlarmLevel.EVENT.name() : rule.level().name();
            case TEXT -> orEmpty(rule.text());
            case MEANING -> orEmpty(rule.meaning());
            case CONSEQUENCE -> orEmpty(rule.consequence());
            case ACTION -> orEmpty(rule.action());
            case LINK -> orEmpty(rule.link());
            case OWNER -> orEmpty(rule.owner());
            case CHANNELS -> rule.channels() == null ? "" : String.join(", ", rule.channels());
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    StringProperty text(Field field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("no text for " + field);
        }
        return text;
    }

    private String given(Field field) {
        return text(field).get().strip();
    }

    /// What is wrong with a part, as the end of a message key.
    Optional<String> trouble(Field field) {
        String text = given(field);
        boolean wrong = switch (field) {
            case NAME -> !RuleName.isName(text);
            case CONDITION -> !(ConditionReader.read(text) instanceof ConditionReader.Read.Valid);
            case DURATION, DELAY_OFF, WINDOW -> !text.isEmpty() && !isDuration(text);
            case COUNT -> count().isEmpty();
            case SCOPE -> !text.isEmpty() && !(CarQuery.parse(text) instanceof QueryParse.Valid);
            case LEVEL -> false;
            case TEXT, MEANING, CONSEQUENCE, ACTION, LINK, OWNER -> text.length() > AlarmRule.MAX_TEXT;
            case CHANNELS -> channels().size() > 20;
        };
        if (wrong) {
            return Optional.of(field.name());
        }
        boolean windowless = field == Field.WINDOW && text.isEmpty() && count().orElse(1) > 1;
        return windowless ? Optional.of("WINDOW_NEEDED") : Optional.empty();
    }

    private static boolean isDuration(String text) {
        return Durations.read(text)
                .filter(duration -> duration.compareTo(RuleTiming.LONGEST) <= 0)
                .isPresent();
    }

    private Optional<Integer> count() {
        String text = given(Field.COUNT);
        return text.matches("[0-9]{1,4}")
                ? Optional.of(Integer.parseInt(text)).filter(count -> count >= 1 && count <= RuleTiming.MOST)
                : Optional.empty();
    }

    private List<String> channels() {
        return Stream.of(given(Field.CHANNELS).split(","))
                .map(String::strip)
                .filter(channel -> !channel.isEmpty())
                .toList();
    }

    AlarmLevel level() {
        return AlarmLevel.valueOf(given(Field.LEVEL));
    }

    /// What must be written before the rule can be enabled.
    List<String> missing() {
        return AlarmRule.missing(
                level(),
                given(Field.TEXT),
                new Guidance(given(Field.MEANING), given(Field.CONSEQUENCE), given(Field.ACTION), given(Field.LINK)));
    }

    /// The parts with which something is wrong.
    List<Field> troubles() {
        List<Field> troubles = new ArrayList<>();
        for (Field field : Field.values()) {
            if (trouble(field).isPresent()) {
                troubles.add(field);
            }
        }
        return troubles;
    }

    /// True where it can be written down as it is.
    boolean isReady() {
        return troubles().isEmpty() && !(enabled.get() && !missing().isEmpty()) && isChanged();
    }

    boolean isChanged() {
        return base == null || !body().equals(normal(base.rule()));
    }

    /// True where a rule that was followed would not be any more.
    boolean isDisabling() {
        return base != null && !Boolean.FALSE.equals(base.rule().enabled()) && !enabled.get();
    }

    private static AlarmRuleBody normal(AlarmRuleBody rule) {
        return new RuleForm(new AlarmRuleEntry(rule, 0, List.of(), null, Instant.EPOCH)).body();
    }

    /// The rule as it would be written down.
    AlarmRuleBody body() {
        return new AlarmRuleBody(
                given(Field.NAME),
                given(Field.CONDITION),
                orNull(Field.DURATION),
                orNull(Field.DELAY_OFF),
                count().orElse(1),
                orNull(Field.WINDOW),
                orNull(Field.SCOPE),
                level(),
                orNull(Field.TEXT),
                orNull(Field.MEANING),
                orNull(Field.CONSEQUENCE),
                orNull(Field.ACTION),
                orNull(Field.LINK),
                orNull(Field.OWNER),
                channels(),
                enabled.get());
    }

    private @Nullable String orNull(Field field) {
        String text = given(field);
        return text.isEmpty() ? null : text;
    }

    /// The revision that this is based on; empty for a new rule.
    Optional<Long> revision() {
        return base == null ? Optional.empty() : Optional.of(base.revision());
    }

    /// The rule as it was.
    Optional<AlarmRuleEntry> base() {
        return Optional.ofNullable(base);
    }

    BooleanProperty enabledProperty() {
        return enabled;
    }
}
