package pitwall.views.logs.lines;

/// Text without upper case, letter by letter, as the server compares it: a letter outside ASCII never becomes one
/// inside.
final class FoldedText {
    private FoldedText() {}

    static String of(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = Character.toLowerCase(c);
            if (c != lower && (c < 0x80 || lower >= 0x80)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, lower);
            }
        }
        return out == null ? text : out.toString();
    }
}
