package pitwall.server.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import pitwall.protocol.Json;

/// Fields within fields: a value that is a JSON object becomes a field for each of its values, with the names joined by
/// dots, so that they are searched, redacted by their names and shown in columns like any other. What is no such object
/// stays as it is.
final class NestedFields {
    private static final ObjectMapper JSON = Json.strict();
    /// Longer values are text.
    private static final int LONGEST = 8_000;
    private static final int DEEPEST = 4;
    private static final int MOST = 64;

    private NestedFields() {}

    static Map<String, String> flat(Map<String, String> fields) {
        if (fields.values().stream().noneMatch(NestedFields::mayBeObject)) {
            return fields;
        }
        Map<String, String> out = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            JsonNode object = mayBeObject(value) ? read(value) : null;
            if (object == null || !object.isObject() || object.isEmpty()) {
                out.put(name, value);
            } else {
                put(out, name, object, 1);
            }
        });
        return out;
    }

    private static boolean mayBeObject(String value) {
        return value.length() > 2 && value.length() <= LONGEST && value.startsWith("{") && value.endsWith("}");
    }

    private static JsonNode read(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static void put(Map<String, String> out, String name, JsonNode value, int depth) {
        if (out.size() >= MOST) {
            return;
        }
        if (value.isObject() && !value.isEmpty() && depth <= DEEPEST) {
            value.properties().forEach(entry -> put(out, name + "." + entry.getKey(), entry.getValue(), depth + 1));
        } else {
            out.putIfAbsent(name, value.isTextual() ? value.textValue() : value.toString());
        }
    }
}
