package pitwall.fleet.query;

import java.util.List;
import java.util.Optional;

/// Changes the text of a query by one value of one field.
final class QueryEdit {
    private final CarQuery query;
    private final QueryField field;
    private final String written;

    QueryEdit(CarQuery query, QueryField field, String plain) {
        this.query = query;
        this.field = field;
        this.written = QueryWriter.written(field, plain);
    }

    boolean isChosen() {
        return query.terms().stream().anyMatch(term -> asksFor(term, false));
    }

    String toggled() {
        return isChosen() ? removed(query.text(), false) : added(removed(query.text(), true));
    }

    /// Without the value in every term of the given sign; from the last to the first, so that places stay true.
    private String removed(String text, boolean negated) {
        for (QueryTerm term : query.terms().reversed()) {
            if (asksFor(term, negated)) {
                text = removed(text, term);
            }
        }
        return text;
    }

    private String removed(String text, QueryTerm term) {
        if (term.values().stream().allMatch(this::isIt)) {
            return cut(text, term.position(), term.end());
        }
        List<QueryValue> values = term.values();
        for (int i = values.size() - 1; i >= 0; i--) {
            if (isIt(values.get(i))) {
                text = removed(text, values, i);
            }
        }
        return text;
    }

    /// Takes the comma before the value along, or behind it where no value before it stays.
    private String removed(String text, List<QueryValue> values, int index) {
        boolean leads = values.subList(0, index).stream().allMatch(this::isIt);
        int start = leads || index == 0
                ? values.get(index).position()
                : values.get(index - 1).end();
        int end = leads && index + 1 < values.size()
                ? values.get(index).end() + 1
                : values.get(index).end();
        return text.substring(0, start) + text.substring(end);
    }

    private String added(String text) {
        Optional<QueryTerm> neighbour = switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery rest) ->
                rest.terms().stream()
                        .filter(term -> term.field() == field && !term.negated() && field != QueryField.TEXT)
                        .findFirst();
            case QueryParse.Invalid(QueryError error) -> throw new AssertionError(error + " in " + text);
        };
        if (neighbour.isPresent()) {
            int end = neighbour.get().end();
            return text.substring(0, end) + "," + written + text.substring(end);
        }
        String term = field == QueryField.TEXT ? written : field.word() + ":" + written;
        String before = text.stripTrailing();
        return before.isEmpty() ? term : before + " " + term;
    }

    private boolean asksFor(QueryTerm term, boolean negated) {
        return term.field() == field
                && term.negated() == negated
                && term.values().stream().anyMatch(this::isIt);
    }

    private boolean isIt(QueryValue value) {
        return value.text().equalsIgnoreCase(written);
    }

    /// The text without a stretch of it, and with one space where it stood between others.
    static String cut(String text, int start, int end) {
        String before = text.substring(0, start).stripTrailing();
        String after = text.substring(end).stripLeading();
        return before.isEmpty() || after.isEmpty() ? before + after : before + " " + after;
    }
}
