package pitwall.server.logs;

/// Makes characters visible that would otherwise do something: control characters become their pictures,
/// characters that turn the direction of text become their code points. Nobody forges a log line with what
/// comes out.
public final class VisibleText {
    private VisibleText() {}

    /// The text on one line, at most `limit` characters and an ellipsis.
    public static String of(String text, int limit) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), limit) + 1);
        for (int i = 0; i < text.length(); i++) {
            if (out.length() >= limit) {
                return cut(out);
            }
            append(out, text, i);
        }
        return out.toString();
    }

    private static String cut(StringBuilder out) {
        if (Character.isHighSurrogate(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
        return out.append('…').toString();
    }

    private static void append(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        if (c == '\t') {
            out.append(' ');
        } else if (c < 0x20) {
            out.append((char) (0x2400 + c));
        } else if (c == 0x7f) {
            out.append('\u2421');
        } else if (turnsDirection(c) || c < 0xa0 && c > 0x7f || c == '\u2028' || c == '\u2029' || isLone(text, i)) {
            out.append("<U+").append(String.format("%04X", (int) c)).append('>');
        } else {
            out.append(c);
        }
    }

    private static boolean turnsDirection(char c) {
        return c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069';
    }

    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
