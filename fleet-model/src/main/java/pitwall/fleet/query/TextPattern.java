package pitwall.fleet.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text to look for, with `*` for any characters, in any case. Immutable.
///
/// Kept as the parts between the wildcards: each is looked for once, from left to right, and the first place it
/// fits is as good as any later one, so nothing is ever tried again. Characters are folded one by one as they are
/// read; matching allocates nothing.
final class TextPattern {
    private final List<String> parts;
    private final String[] folded;

    /// @param parts the parts between the wildcards; a single one means no wildcard
    TextPattern(List<String> parts) {
        this.parts = List.copyOf(parts);
        this.folded = parts.stream().map(TextPattern::fold).toArray(String[]::new);
    }

    static TextPattern literal(String text) {
        return new TextPattern(List.of(text));
    }

    List<String> parts() {
        return parts;
    }

    boolean isLiteral() {
        return parts.size() == 1;
    }

    /// True for `*` alone, which asks only that there is something.
    boolean isAnything() {
        return parts.size() == 2
                && parts.getFirst().isEmpty()
                && parts.getLast().isEmpty();
    }

    boolean isEmpty() {
        return isLiteral() && parts.getFirst().isEmpty();
    }

    /// What the pattern says, without quotes and escapes; for reading, not for parsing again.
    String plain() {
        return String.join("*", parts);
    }

    /// True if the whole text is what the pattern says. An absent text never is.
    boolean matches(@Nullable String text) {
        if (text == null) {
            return false;
        }
        String first = folded[0];
        if (folded.length == 1) {
            return text.length() == first.length() && startsAt(text, 0, first);
        }
        String last = folded[folded.length - 1];
        int end = text.length() - last.length();
        if (end < first.length() || !startsAt(text, 0, first) || !startsAt(text, end, last)) {
            return false;
        }
        int from = first.length();
        for (int i = 1; i < folded.length - 1; i++) {
            int at = indexOf(text, folded[i], from, end);
            if (at < 0) {
                return false;
            }
            from = at + folded[i].length();
        }
        return true;
    }

    /// True if a text without wildcards occurs anywhere, or a pattern with wildcards is the whole text.
    boolean occursIn(@Nullable String text) {
        if (text == null) {
            return false;
        }
        return isLiteral() ? indexOf(text, folded[0], 0, text.length()) >= 0 : matches(text);
    }

    /// The two patterns before and after the first `=`; empty if there is none.
    List<TextPattern> splitAtEquals() {
        for (int i = 0; i < parts.size(); i++) {
            int equals = parts.get(i).indexOf('=');
            if (equals >= 0) {
                List<String> before = new ArrayList<>(parts.subList(0, i));
                before.add(parts.get(i).substring(0, equals));
                List<String> after = new ArrayList<>();
                after.add(parts.get(i).substring(equals + 1));
                after.addAll(parts.subList(i + 1, parts.size()));
                return List.of(new TextPattern(before), new TextPattern(after));
            }
        }
        return List.of();
    }

    private static int indexOf(String text, String part, int from, int end) {
        int last = end - part.length();
        if (part.isEmpty()) {
            return from <= last ? from : -1;
        }
        char first = part.charAt(0);
        for (int i = from; i <= last; i++) {
            if (fold(text.charAt(i)) == first && startsAt(text, i, part)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsAt(String text, int offset, String part) {
        for (int i = 0; i < part.length(); i++) {
            if (fold(text.charAt(offset + i)) != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = fold(characters[i]);
        }
        return new String(characters);
    }

    private static char fold(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
