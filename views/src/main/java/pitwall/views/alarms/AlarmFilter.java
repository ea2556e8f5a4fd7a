package pitwall.views.alarms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlarmView;

/// What a query finds: words such as `priority:1,2`, `region:munich` or `rule:car_offline`, each with `-` before it for
/// the opposite, and any other word that stands in the text. All of them must fit. Immutable.
final class AlarmFilter implements Predicate<AlarmView> {
    private static final List<String> FIELDS =
            List.of("priority", "region", "rollout", "rule", "object", "car", "state");

    private final List<Predicate<AlarmView>> parts;

    private AlarmFilter(List<Predicate<AlarmView>> parts) {
        this.parts = List.copyOf(parts);
    }

    /// Every text is a query: what is no field is looked for in the words.
    static AlarmFilter of(String query) {
        List<Predicate<AlarmView>> parts = new ArrayList<>();
        for (String token : query.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!token.isEmpty()) {
                boolean not = token.startsWith("-") && token.length() > 1;
                Predicate<AlarmView> part = part(not ? token.substring(1) : token);
                parts.add(not ? part.negate() : part);
            }
        }
        return new AlarmFilter(parts);
    }

    private static Predicate<AlarmView> part(String token) {
        int colon = token.indexOf(':');
        String field = colon < 0 ? "" : token.substring(0, colon);
        if (!FIELDS.contains(field)) {
            return alarm -> words(alarm).contains(token);
        }
        List<String> values = Arrays.asList(token.substring(colon + 1).split(","));
        return alarm -> values.stream().anyMatch(value -> fits(alarm, field, value));
    }

    private static boolean fits(AlarmView alarm, String field, String value) {
        return switch (field) {
            case "priority" -> alarm.level().name().equalsIgnoreCase(value.startsWith("p") ? value : "p" + value);
            case "region" -> is(alarm.object().region(), value);
            case "rollout" -> is(alarm.object().rollout(), value);
            case "rule" -> is(alarm.rule(), value);
            case "state" -> alarm.state().name().toLowerCase(Locale.ROOT).contains(value);
            default -> is(alarm.object().id(), value);
        };
    }

    private static boolean is(@Nullable String text, String value) {
        return text != null && text.toLowerCase(Locale.ROOT).equals(value);
    }

    private static String words(AlarmView alarm) {
        return String.join(
                        " ",
                        alarm.id(),
                        alarm.text(),
                        alarm.rule(),
                        alarm.object().id(),
                        Optional.ofNullable(alarm.object().region()).orElse(""),
                        Optional.ofNullable(alarm.object().rollout()).orElse(""))
                .toLowerCase(Locale.ROOT);
    }

    /// True if it finds everything.
    boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public boolean test(AlarmView alarm) {
        return parts.stream().allMatch(part -> part.test(alarm));
    }
}
