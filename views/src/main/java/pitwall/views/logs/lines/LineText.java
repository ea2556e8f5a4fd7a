package pitwall.views.logs.lines;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import pitwall.protocol.rest.LogLine;

/// A line's message and fields as one piece of UTF-8: `message \0 name \1 value \0 name \1 value … \2`. The three
/// characters between them occur in no line: the server makes them visible, and so does this.
final class LineText {
    /// Before each field.
    static final byte FIELD = 0;
    /// Between the name and the value of a field.
    static final byte VALUE = 1;
    /// Behind each line.
    static final byte END = 2;

    private LineText() {}

    static byte[] pack(LogLine line) {
        StringBuilder text = new StringBuilder(line.message().length() + 1);
        append(text, line.message());
        line.fields().forEach((name, value) -> {
            append(text.append((char) FIELD), name);
            append(text.append((char) VALUE), value);
        });
        return text.append((char) END).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c < 0x20 ? (char) (0x2400 + c) : c);
        }
    }

    /// The message within a packed piece.
    static String message(byte[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] != FIELD && text[end] != END) {
            end++;
        }
        return string(text, from, end);
    }

    /// The fields within a packed piece, by name.
    static Map<String, String> fields(byte[] text, int from, int to) {
        Map<String, String> fields = new TreeMap<>();
        int at = next(text, from, to, FIELD);
        while (at < to) {
            int equals = next(text, at, to, VALUE);
            int end = next(text, equals, to, FIELD);
            fields.put(string(text, at + 1, equals), string(text, equals + 1, end == to ? to - 1 : end));
            at = end;
        }
        return fields;
    }

    private static int next(byte[] text, int from, int to, byte mark) {
        int at = from;
        while (at < to && text[at] != mark) {
            at++;
        }
        return at;
    }

    private static String string(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
