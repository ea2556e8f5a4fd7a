package pitwall.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import pitwall.protocol.Json;
import pitwall.server.logs.Redactor;
import pitwall.server.logs.VisibleText;

/// Makes what was asked for, and what something was before and after, fit for the trail: without secrets, with the
/// members in order, on one line, of bounded length. Thread-safe.
public final class AuditPayload {
    private static final int LONGEST = 8 * 1024;
    private static final ObjectMapper WRITER = Json.strict();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Redactor redactor;

    public AuditPayload(Redactor redactor) {
        this.redactor = redactor;
    }

    /// A value as JSON.
    public String of(Object value) {
        JsonNode tree = WRITER.valueToTree(value);
        return text(clean(tree));
    }

    /// The body of a request, whatever it holds; empty if there was none.
    public String ofBody(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 4 * LONGEST), StandardCharsets.UTF_8);
        try {
            JsonNode tree = WRITER.readTree(text);
            return tree == null || tree.isMissingNode() ? "" : text(clean(tree));
        } catch (JsonProcessingException e) {
            return VisibleText.of(redactor.text(text), LONGEST);
        }
    }

    /// Words of a person.
    public String words(String text, int longest) {
        return VisibleText.of(redactor.text(text), longest);
    }

    private JsonNode clean(JsonNode node) {
        if (node.isObject()) {
            ObjectNode clean = NODES.objectNode();
            Map<String, JsonNode> ordered = new TreeMap<>();
            node.properties().forEach(member -> ordered.put(member.getKey(), member.getValue()));
            ordered.forEach((name, value) -> clean.set(VisibleText.of(name, 256), clean(name, value)));
            return clean;
        }
        if (node.isArray()) {
            ArrayNode clean = NODES.arrayNode();
            node.forEach(value -> clean.add(clean(value)));
            return clean;
        }
        return node.isTextual() ? NODES.textNode(VisibleText.of(redactor.text(node.textValue()), LONGEST)) : node;
    }

    private JsonNode clean(String name, JsonNode value) {
        return redactor.hides(name) && !value.isNull()
                ? NODES.textNode(redactor.stand(value.isTextual() ? value.textValue() : value.toString()))
                : clean(value);
    }

    private static String text(JsonNode node) {
        String text = node.toString();
        return text.length() <= LONGEST ? text : VisibleText.of(text, LONGEST);
    }
}
