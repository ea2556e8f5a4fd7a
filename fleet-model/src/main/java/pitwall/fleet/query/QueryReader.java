package pitwall.fleet.query;

import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.query.RawTerm.RawValue;

/// Splits a query text into terms: one pass, left to right, one character of look-ahead.
///
/// ```
/// query  = { space } [ term { space term } { space } ]
/// term   = [ "-" ] [ letters ":" ] value { "," value }
/// value  = '"' { character | "\" character } '"'  |  characters without space and comma
/// ```
final class QueryReader {
    private final String text;
    private int at;

    QueryReader(String text) {
        this.text = text;
    }

    List<RawTerm> read() throws QueryRefusal {
        if (text.length() > CarQuery.MAX_LENGTH) {
            throw refusal(CarQuery.MAX_LENGTH, text.length(), QueryError.TOO_LONG, "" + CarQuery.MAX_LENGTH);
        }
        List<RawTerm> terms = new ArrayList<>();
        for (skipSpace(); at < text.length(); skipSpace()) {
            if (terms.size() == CarQuery.MAX_TERMS) {
                throw refusal(at, text.length(), QueryError.TOO_MANY_TERMS, "" + CarQuery.MAX_TERMS);
            }
            terms.add(term());
        }
        return terms;
    }

    private RawTerm term() throws QueryRefusal {
        int start = at;
        boolean negated = accept('-');
        QueryField field = field();
        List<RawValue> values = new ArrayList<>();
        do {
            values.add(value(start));
        } while (accept(','));
        return new RawTerm(field, negated, values, start, at - start);
    }

    private QueryField field() throws QueryRefusal {
        int length = fieldPrefix(text, at);
        if (length == 0) {
            return QueryField.TEXT;
        }
        int start = at;
        String word = text.substring(start, start + length);
        at += length + 1;
        return QueryField.of(word).orElseThrow(() -> refusal(start, start + length, QueryError.UNKNOWN_FIELD, word));
    }

    private RawValue value(int termStart) throws QueryRefusal {
        int start = at;
        boolean quoted = accept('"');
        TextPattern pattern = quoted ? quoted(start) : bare();
        if (pattern.isEmpty()) {
            throw refusal(termStart, Math.max(at, termStart + 1), QueryError.EMPTY_VALUE);
        }
        return new RawValue(pattern, quoted, start, at - start);
    }

    private TextPattern bare() {
        PatternBuilder pattern = new PatternBuilder();
        for (; at < text.length() && !isEnd(text.charAt(at)); at++) {
            char c = text.charAt(at);
            if (c == '*') {
                pattern.wildcard();
            } else {
                pattern.character(c);
            }
        }
        return pattern.build();
    }

    private TextPattern quoted(int start) throws QueryRefusal {
        PatternBuilder pattern = new PatternBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> {
                    requireEnd();
                    return pattern.build();
                }
                case '*' -> pattern.wildcard();
                case '\\' -> pattern.character(isEscaped() ? text.charAt(at++) : c);
                default -> pattern.character(c);
            }
        }
        throw refusal(start, text.length(), QueryError.UNCLOSED_QUOTE);
    }

    private boolean isEscaped() {
        return at < text.length() && "\"\\*".indexOf(text.charAt(at)) >= 0;
    }

    private void requireEnd() throws QueryRefusal {
        int end = at;
        while (end < text.length() && !isEnd(text.charAt(end))) {
            end++;
        }
        if (end > at) {
            throw refusal(at, end, QueryError.TEXT_AFTER_QUOTE, text.substring(at, end));
        }
    }

    private boolean accept(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static QueryRefusal refusal(int start, int end, String code, String... arguments) {
        return new QueryRefusal(new QueryError(start, end - start, code, List.of(arguments)));
    }

    /// True for a character that ends a value outside quotes.
    static boolean isEnd(char c) {
        return c == ',' || Character.isWhitespace(c);
    }

    /// The number of letters before a colon at this place; 0 if there are none.
    static int fieldPrefix(String text, int start) {
        int end = start;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == ':' ? end - start : 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /// Collects the parts between wildcards; several wildcards in a row say no more than one.
    private static final class PatternBuilder {
        private final List<String> parts = new ArrayList<>();
        private final StringBuilder part = new StringBuilder();

        void character(char c) {
            part.append(c);
        }

        void wildcard() {
            if (parts.isEmpty() || !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }

        TextPattern build() {
            parts.add(part.toString());
            return new TextPattern(parts);
        }
    }
}
