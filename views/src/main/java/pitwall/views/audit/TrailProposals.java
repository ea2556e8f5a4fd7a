package pitwall.views.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.audit.AuditQuery.Field;
import pitwall.views.kit.Proposal;
import pitwall.views.kit.QueryWord;

/// What a person may want to write next in a search of the trail: fields first, then the values that the loaded entries
/// have, the most frequent first, with how many of those have it. Knows no toolkit.
final class TrailProposals {
    private static final int MOST = 12;
    /// How far back people look most.
    private static final List<String> SPANS = List.of("1h", "8h", "24h", "7d", "30d");

    private static final List<String> RESULTS = List.of("accepted", "refused", "denied", "failed");

    private TrailProposals() {}

    /// The proposals for a caret in a search; none inside quotes, nor behind a sign that the trail has no meaning for.
    ///
    /// @param loaded the entries that are known here
    static List<Proposal> at(String text, int caret, List<AuditRecord> loaded) {
        QueryWord word = QueryWord.at(text, caret);
        if (word.quoted() || word.negated(text)) {
            return List.of();
        }
        String begun = word.begun();
        int colon = begun.indexOf(':');
        if (colon < 0) {
            return fields(begun, word.from(), caret);
        }
        int value = colon + 1;
        return Field.of(begun.substring(0, colon))
                .map(field -> values(field, begun.substring(value), word.from() + value, caret, loaded))
                .orElse(List.of());
    }

    private static List<Proposal> fields(String begun, int from, int to) {
        String lower = begun.toLowerCase(Locale.ROOT);
        return Stream.of(Field.values())
                .filter(field -> field != Field.TEXT && field.word().startsWith(lower))
                .map(field -> new Proposal(from, to, field.word() + ":", field.word() + ":", -1))
                .toList();
    }

    private static List<Proposal> values(Field field, String begun, int from, int to, List<AuditRecord> loaded) {
        String lower = begun.toLowerCase(Locale.ROOT);
        Map<String, Integer> counts = loaded.stream()
                .map(entry -> value(field, entry))
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
        List<String> known = new ArrayList<>(counts.keySet());
        known.sort(Comparator.comparing((String value) -> counts.getOrDefault(value, 0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        fixed(field).stream().filter(value -> !counts.containsKey(value)).forEach(known::add);
        int none = counts.isEmpty() ? -1 : 0;
        return known.stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(lower) && !value.equalsIgnoreCase(begun))
                .limit(MOST)
                .map(value -> new Proposal(from, to, QueryWord.written(value), value, counts.getOrDefault(value, none)))
                .toList();
    }

    /// What there can be, whether it is loaded or not.
    private static List<String> fixed(Field field) {
        return switch (field) {
            case RESULT -> RESULTS;
            case SINCE -> SPANS;
            case ACTOR, ACTION, OBJECT, ID, FROM, TO, CORRELATION, TEXT -> List.of();
        };
    }

    private static @Nullable String value(Field field, AuditRecord entry) {
        return switch (field) {
            case ACTOR -> entry.actor();
            case ACTION -> entry.action();
            case OBJECT -> entry.object();
            case ID -> entry.objectId();
            case RESULT -> entry.result().toLowerCase(Locale.ROOT);
            case CORRELATION -> entry.correlation();
            case FROM, TO, SINCE, TEXT -> null;
        };
    }
}
