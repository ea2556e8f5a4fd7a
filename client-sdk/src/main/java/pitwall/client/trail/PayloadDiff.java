package pitwall.client.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;

/// What was there before and after, value by value.
public final class PayloadDiff {
    private static final ObjectMapper JSON = Json.tolerant();

    private PayloadDiff() {}

    /// One value.
    ///
    /// @param path where it stands, such as `labels.owner` or `phases[1].name`; empty for the whole
    /// @param before absent where there was none
    /// @param after absent where there is none
    public record Line(
            String path, @Nullable String before, @Nullable String after) {
        public boolean isChange() {
            return !Objects.equals(before, after);
        }
    }

    /// All values of both, in the order of their paths. What is no JSON is one value.
    ///
    /// @param before absent where nothing was there
    /// @param after absent where nothing is there
    public static List<Line> of(@Nullable String before, @Nullable String after) {
        Map<String, String> old = values(before);
        Map<String, String> now = values(after);
        Map<String, Boolean> paths = new TreeMap<>();
        old.keySet().forEach(path -> paths.put(path, true));
        now.keySet().forEach(path -> paths.put(path, true));
        List<Line> lines = new ArrayList<>();
        paths.keySet().forEach(path -> lines.add(new Line(path, old.get(path), now.get(path))));
        return lines;
    }

    private static Map<String, String> values(@Nullable String text) {
        Map<String, String> values = new TreeMap<>();
        if (text != null && !text.isEmpty()) {
            try {
                add("", JSON.readTree(text), values);
            } catch (JsonProcessingException e) {
                values.put("", text);
            }
        }
        return values;
    }

    private static void add(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(member -> add(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            values));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                add(path + "[" + i + "]", node.get(i), values);
            }
        } else {
            values.put(path, node.isTextual() ? node.textValue() : node.toString());
        }
    }
}
