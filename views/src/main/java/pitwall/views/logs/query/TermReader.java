package pitwall.views.logs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the terms about lines out of a text, from left to right. What is left over, with blanks where those terms
/// were, is a query for cars in which everything stands where it stood.
final class TermReader {
    private final String text;
    private final StringBuilder rest;
    private final List<LogTerm> terms = new ArrayList<>();
    private int at;

    TermReader(String text) {
        this.text = text;
        this.rest = new StringBuilder(text);
    }

    List<LogTerm> terms() {
        return terms;
    }

    /// What asks for cars.
    String rest() {
        return rest.toString();
    }

    void read() throws LogQueryRefusal {
        for (skipSpace(); at < text.length(); skipSpace()) {
            int start = at;
            boolean negated = text.charAt(at) == '-';
            int word = negated ? at + 1 : at;
            int letters = letters(word);
            if (letters > 0) {
                field(start, negated, text.substring(word, word + letters), word + letters + 1);
            } else if (word < text.length() && text.charAt(word) == '/') {
                expression(start, negated, word + 1);
            } else {
                at = word;
                take(LogField.TEXT, start, negated, List.of(value(start)));
            }
        }
    }

    private void field(int start, boolean negated, String name, int value) throws LogQueryRefusal {
        Optional<LogField> field = LogField.of(name);
        at = value;
        if (field.isEmpty()) {
            if (name.equalsIgnoreCase("car")) {
                rest.replace(start, value, (negated ? " -" : " ") + "id:");
            }
            values(start);
            return;
        }
        boolean many = field.get() == LogField.LEVEL || field.get() == LogField.SOURCE;
        take(field.get(), start, negated, many ? values(start) : List.of(value(start)));
    }

    private List<String> values(int start) throws LogQueryRefusal {
        List<String> values = new ArrayList<>();
        values.add(value(start));
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            values.add(value(start));
        }
        return values;
    }

    private String value(int start) throws LogQueryRefusal {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && at + 1 < text.length() && "\"\\*".indexOf(text.charAt(at + 1)) >= 0) {
                value.append(text.charAt(++at));
            } else if (!quoted && (c == ',' && isInList(start) || Character.isWhitespace(c))) {
                break;
            } else {
                value.append(c);
            }
        }
        if (quoted) {
            throw refusal(start, text.length(), "cars.query.UNCLOSED_QUOTE");
        }
        if (value.isEmpty()) {
            throw refusal(start, Math.max(at, start + 1), "cars.query.EMPTY_VALUE");
        }
        return value.toString();
    }

    /// A comma means something behind a field only.
    private boolean isInList(int start) {
        return letters(text.charAt(start) == '-' ? start + 1 : start) > 0;
    }

    private void expression(int start, boolean negated, int from) throws LogQueryRefusal {
        int end = from;
        while (end < text.length() && !(text.charAt(end) == '/' && isEnd(end + 1))) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw refusal(start, text.length(), "logs.query.unclosed-regex");
        }
        if (end == from) {
            throw refusal(start, end + 1, "cars.query.EMPTY_VALUE");
        }
        at = end + 1;
        take(LogField.REGEX, start, negated, List.of(text.substring(from, end)));
    }

    private boolean isEnd(int index) {
        return index >= text.length() || Character.isWhitespace(text.charAt(index));
    }

    private void take(LogField field, int start, boolean negated, List<String> values) {
        terms.add(new LogTerm(field, negated, values, start, at));
        for (int i = start; i < at; i++) {
            rest.setCharAt(i, ' ');
        }
    }

    private int letters(int from) {
        int end = from;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == ':' ? end - from : 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    static LogQueryRefusal refusal(int from, int to, String key, String... arguments) {
        return new LogQueryRefusal(new LogQueryError(from, to - from, key, List.of(arguments)));
    }
}
