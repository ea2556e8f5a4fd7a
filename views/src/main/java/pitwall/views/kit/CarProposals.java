package pitwall.views.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import pitwall.fleet.query.QueryField;

/// What a person may want to write next in a query of cars: fields first, then the values of a field with their counts.
/// Knows no toolkit.
public final class CarProposals {
    private static final int MOST = 12;
    /// How long ago people ask about most.
    private static final List<String> AGES = List.of("5m", "20m", "1h", "8h", "1d");

    private CarProposals() {}

    /// The proposals for a caret in a query text; none inside quotes.
    ///
    /// @param counted the values of a field that somebody counted
    public static List<Proposal> at(String text, int caret, Function<QueryField, List<Counted>> counted) {
        QueryWord word = QueryWord.at(text, caret);
        if (word.quoted()) {
            return List.of();
        }
        String token = word.begun();
        int colon = token.indexOf(':');
        if (colon < 0) {
            return fields(token, word.from(), caret);
        }
        Optional<QueryField> field = QueryField.of(token.substring(0, colon));
        int value = Math.max(token.lastIndexOf(','), colon) + 1;
        return field.map(known ->
                        values(known, token.substring(value), word.from() + value, caret, counted.apply(known)))
                .orElse(List.of());
    }

    private static List<Proposal> fields(String begun, int from, int to) {
        String lower = begun.toLowerCase(Locale.ROOT);
        List<Proposal> proposals = new ArrayList<>();
        for (QueryField field : QueryField.values()) {
            if (field != QueryField.TEXT && field.word().startsWith(lower)) {
                proposals.add(new Proposal(from, to, field.word() + ":", field.word() + ":", -1));
            }
        }
        return proposals.subList(0, Math.min(proposals.size(), MOST));
    }

    private static List<Proposal> values(QueryField field, String begun, int from, int to, List<Counted> counted) {
        String lower = begun.toLowerCase(Locale.ROOT);
        List<Counted> known = new ArrayList<>(counted);
        for (String word : field.words()) {
            if (known.stream().noneMatch(value -> value.text().equals(word))) {
                known.add(new Counted(word, counted.isEmpty() ? -1 : 0));
            }
        }
        if (field == QueryField.CHANGED) {
            AGES.forEach(age -> known.add(new Counted(age, -1)));
        }
        List<Proposal> proposals = new ArrayList<>();
        for (Counted value : known) {
            boolean fits = value.text().toLowerCase(Locale.ROOT).startsWith(lower);
            if (fits && !value.text().equalsIgnoreCase(begun) && proposals.size() < MOST) {
                proposals.add(new Proposal(from, to, QueryWord.written(value.text()), value.text(), value.count()));
            }
        }
        return proposals;
    }
}
