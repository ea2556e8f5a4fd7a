package pitwall.views.kit;

/// The word of a query at the caret: `-region:mun`.
///
/// @param begun what stands before the caret, without a sign before it
/// @param from where that begins in the text, in characters
public record QueryWord(String begun, int from) {
    /// Where nothing can be proposed: inside quotes.
    public static final QueryWord QUOTED = new QueryWord("", -1);

    /// The word before the caret; [#QUOTED] inside quotes.
    public static QueryWord at(String text, int caret) {
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
        if (quoted) {
            return QUOTED;
        }
        int sign = text.substring(start, caret).startsWith("-") ? 1 : 0;
        return new QueryWord(text.substring(start + sign, caret), start + sign);
    }

    public boolean quoted() {
        return from < 0;
    }

    /// Whether the word begins with the sign that leaves out.
    public boolean negated(String text) {
        return from > 0 && text.charAt(from - 1) == '-';
    }

    /// A value as a query has it: in quotes where it would not be one word.
    public static String written(String value) {
        boolean plain = value.chars().noneMatch(c -> Character.isWhitespace(c) || c == ',' || c == '"' || c == '*');
        return plain
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("*", "\\*") + '"';
    }
}
