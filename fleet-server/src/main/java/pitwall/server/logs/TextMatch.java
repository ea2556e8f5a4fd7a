package pitwall.server.logs;

import java.util.Map;
import pitwall.protocol.rest.LogLine;

/// A piece of text that a line must hold somewhere: in its message, its source, or a name or value of its fields.
/// Upper and lower case are the same.
public final class TextMatch {
    private final String text;
    private final String folded;

    public TextMatch(String text) {
        this.text = text;
        this.folded = fold(text);
    }

    String text() {
        return text;
    }

    boolean matches(LogLine line) {
        if (holds(line.message()) || holds(line.source())) {
            return true;
        }
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            if (holds(field.getKey()) || holds(field.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String where) {
        return fold(where).contains(folded);
    }

    /// Lower case, letter by letter. A letter outside ASCII never becomes one inside, so that a database that knows
    /// no other letters finds the same.
    static String fold(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = Character.toLowerCase(c);
            if (c != lower && (c < 0x80 || lower >= 0x80)) {
                if (out == null) {
                    out = new StringBuilder(text);
                }
                out.setCharAt(i, lower);
            }
        }
        return out == null ? text : out.toString();
    }

    /// True if every database finds at least the lines that this finds, given the text in lower case.
    boolean isPlain() {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '"' && c != '\\');
    }

    /// True if it may be found in a number.
    boolean mayBeNumber() {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    }

    /// True if it may be found between the names and values of fields, as a database stores them.
    boolean isPunctuation() {
        return text.chars().allMatch(c -> "{}:,".indexOf(c) >= 0);
    }

    /// The text with the characters escaped by `!` that mean something in `like`.
    String like() {
        return "%" + folded.replaceAll("[!%_]", "!$0") + "%";
    }
}
