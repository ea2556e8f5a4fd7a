package pitwall.protocol.tuf;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The one byte sequence of a JSON value that is signed and hashed: OLPC canonical JSON, as the reference
/// implementation of TUF has it. Names in the order of their code points, no white space, whole numbers only,
/// and in strings nothing is escaped but the quote and the backslash.
final class CanonicalJson {
    private static final Comparator<String> BY_CODE_POINT = (a, b) -> {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    };

    private CanonicalJson() {}

    /// @throws IllegalArgumentException for a number with a fraction, which has no canonical form
    static byte[] bytes(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> writeArray(value, out);
            case STRING -> writeText(value.textValue(), out);
            case NUMBER -> out.append(whole(value));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        fields.sort(Map.Entry.comparingByKey(BY_CODE_POINT));
        out.append('{');
        String comma = "";
        for (Map.Entry<String, JsonNode> field : fields) {
            out.append(comma);
            writeText(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void writeArray(JsonNode array, StringBuilder out) {
        out.append('[');
        for (Iterator<JsonNode> items = array.elements(); items.hasNext(); ) {
            write(items.next(), out);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }

    private static String whole(JsonNode number) {
        if (!number.isIntegralNumber()) {
            throw new IllegalArgumentException("canonical JSON has whole numbers only, was " + number);
        }
        return number.bigIntegerValue().toString();
    }
}
