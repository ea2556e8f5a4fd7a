package pitwall.fleet.query;

import java.util.StringJoiner;

/// Writes values so that [QueryReader] reads the same again.
final class QueryWriter {
    private QueryWriter() {}

    /// How a plain value is written for a field, in the form that its parsed terms carry.
    static String written(QueryField field, String plain) {
        return switch (field.kind()) {
            case TEXT, LABEL -> written(field, TextPattern.literal(plain));
            case NUMBER, AGE, AREA -> plain.strip();
            case WORD -> FieldWords.normal(plain);
        };
    }

    static String written(QueryField field, TextPattern pattern) {
        String bare = pattern.plain();
        return needsQuotes(field, pattern, bare) ? quoted(pattern) : bare;
    }

    private static boolean needsQuotes(QueryField field, TextPattern pattern, String bare) {
        if (bare.isEmpty() || pattern.parts().stream().anyMatch(part -> part.indexOf('*') >= 0)) {
            return true;
        }
        char first = bare.charAt(0);
        boolean misread = field == QueryField.TEXT
                ? first == '-' || QueryReader.fieldPrefix(bare, 0) > 0
                : first == '<' || first == '>';
        return misread || bare.chars().anyMatch(c -> c == '"' || QueryReader.isEnd((char) c));
    }

    private static String quoted(TextPattern pattern) {
        StringJoiner quoted = new StringJoiner("*", "\"", "\"");
        for (String part : pattern.parts()) {
            quoted.add(part.replace("\\", "\\\\").replace("\"", "\\\"").replace("*", "\\*"));
        }
        return quoted.toString();
    }
}
