package pitwall.views.logs.query;

import java.util.List;

/// A term about lines, as it was written.
///
/// @param values without quotes
/// @param position index of its first character
/// @param end index behind its last
public record LogTerm(LogField field, boolean negated, List<String> values, int position, int end) {
    public LogTerm {
        values = List.copyOf(values);
    }

    String value() {
        return values.getFirst();
    }
}
