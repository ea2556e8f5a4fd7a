package pitwall.views.cars.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pitwall.fleet.query.QueryField;
import pitwall.views.cars.list.Facets;

/// What a person may want to write next: fields first, then the values of a field with their counts. Knows no
/// toolkit.
final class Proposals {
    private static final int MOST = 12;
    /// How long ago people ask about most.
    private static final List<String> AGES = List.of("5m", "20m", "1h", "8h", "1d");

    private Proposals() {}

    /// The proposals for a caret in a query text; none inside quotes.
    static List<Proposal> at(String text, int caret, Facets facets) {
        int start = tokenStart(text, caret);
        if (start < 0) {
            return List.of();
        }
        String token = text.substring(start, caret);
        int sign = token.startsWith("-") ? 1 : 0;
        int colon = token.indexOf(':');
        if (colon < 0) {
            return fields(token.substring(sign), start + sign, caret);
        }
        Optional<QueryField> field = QueryField.of(token.substring(sign, colon));
        int value = Math.max(token.lastIndexOf(','), colon) + 1;
        return field.map(known -> values(known, token.substring(value), start + value, caret, facets))
                .orElse(List.of());
    }

    /// Where the word at the caret begins; negative inside quotes.
    private static int tokenStart(String text, int caret) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < caret; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (Character.isWhitespace(c) && !quoted) {
                start = i + 1;
            }
        }
        return quoted ? -1 : start;
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

    private static List<Proposal> values(QueryField field, String begun, int from, int to, Facets facets) {
        String lower = begun.toLowerCase(Locale.ROOT);
        List<Facets.Value> known = new ArrayList<>(facets.of(field));
        for (String word : field.words()) {
            if (known.stream().noneMatch(value -> value.text().equals(word))) {
                known.add(new Facets.Value(word, facets.of(field).isEmpty() ? -1 : 0));
            }
        }
        if (field == QueryField.CHANGED) {
            AGES.forEach(age -> known.add(new Facets.Value(age, -1)));
        }
        List<Proposal> proposals = new ArrayList<>();
        for (Facets.Value value : known) {
            boolean fits = value.text().toLowerCase(Locale.ROOT).startsWith(lower);
            if (fits && !value.text().equalsIgnoreCase(begun) && proposals.size() < MOST) {
                proposals.add(new Proposal(from, to, written(value.text()), value.text(), value.count()));
            }
        }
        return proposals;
    }

    private static String written(String value) {
        boolean plain = value.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == '"' || c == '*');
        return plain
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("*", "\\*") + '"';
    }
}
