package pitwall.fleet.query;

import java.util.List;
import java.util.stream.Collectors;

/// One condition of a query: the car's field has one of the values, or, negated, has none of them.
///
/// @param position index of its first character in the query text
/// @param length number of characters it takes there
public record QueryTerm(QueryField field, boolean negated, List<QueryValue> values, int position, int length) {
    public QueryTerm {
        values = List.copyOf(values);
    }

    /// Index behind its last character.
    public int end() {
        return position + length;
    }

    /// The term in its canonical form.
    public String text() {
        String head = field == QueryField.TEXT ? "" : field.word() + ":";
        return values.stream().map(QueryValue::text).collect(Collectors.joining(",", (negated ? "-" : "") + head, ""));
    }
}
