package pitwall.fleet.query;

import java.util.List;

/// A term as it was read, before its values mean anything.
record RawTerm(QueryField field, boolean negated, List<RawValue> values, int position, int length) {

    /// @param quoted true if it stood in quotes, where `<` is only a character
    record RawValue(TextPattern pattern, boolean quoted, int position, int length) {}
}
