package pitwall.fleet.audit;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON in the one form of RFC 8785 (JCS), so that equal values have equal bytes whoever writes them: members
/// in the order of their names' UTF-16 units, no white space, the fewest escapes, numbers as ECMAScript prints them.
public final class CanonicalJson {
    private final StringBuilder out = new StringBuilder(256);

    private CanonicalJson() {}

    /// The canonical text. Infinite numbers and halves of surrogate pairs have none and are an
    /// [IllegalArgumentException].
    public static String text(JsonValue value) {
        CanonicalJson json = new CanonicalJson();
        json.write(value);
        return json.out.toString();
    }

    /// The canonical text in UTF-8.
    public static byte[] bytes(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    private void write(JsonValue value) {
        switch (value) {
            case JsonValue.Nothing() -> out.append("null");
            case JsonValue.Flag(boolean flag) -> out.append(flag);
            case JsonValue.Number(double number) -> out.append(number(number));
            case JsonValue.Text(String text) -> write(text);
            case JsonValue.Sequence(var values) -> {
                out.append('[');
                Iterator<JsonValue> all = values.iterator();
                while (all.hasNext()) {
                    write(all.next());
                    out.append(all.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case JsonValue.Members(var values) -> {
                out.append('{');
                Iterator<Map.Entry<String, JsonValue>> all =
                        new TreeMap<>(values).entrySet().iterator();
                while (all.hasNext()) {
                    Map.Entry<String, JsonValue> member = all.next();
                    write(member.getKey());
                    out.append(':');
                    write(member.getValue());
                    out.append(all.hasNext() ? "," : "");
                }
                out.append('}');
            }
        }
    }

    private void write(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("half of a surrogate pair has no UTF-8");
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (letter < ' ') {
                        out.append(String.format("\\u%04x", (int) letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isWellFormed(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Java and ECMAScript agree on the digits (the fewest that come back as the same double) but for the case in
    /// [#fewest], and differ in where they put the point: ECMA-262, Number::toString.
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String java = Double.toString(Math.abs(value));
        int e = java.indexOf('E');
        String mantissa = e < 0 ? java : java.substring(0, e);
        int point = mantissa.indexOf('.') + (e < 0 ? 0 : Integer.parseInt(java.substring(e + 1)));
        String digits = mantissa.replace(".", "");
        String plain = digits.replaceAll("^0+", "");
        int place = point - (digits.length() - plain.length());
        return (value < 0 ? "-" : "") + placed(fewest(plain.replaceAll("0+$", ""), place, value), place);
    }

    /// Java prefers two digits where one would do but is less close: its 4.9E-324 is 5e-324 in ECMAScript.
    private static String fewest(String digits, int point, double value) {
        if (digits.length() == 2) {
            String one = Integer.toString((Integer.parseInt(digits) + 5) / 10);
            if (one.length() == 1 && Double.parseDouble(one + "e" + (point - 1)) == Math.abs(value)) {
                return one;
            }
        }
        return digits;
    }

    /// @param point how many of the digits stand before the point; negative or beyond them where zeros are missing
    private static String placed(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
