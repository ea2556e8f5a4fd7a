package pitwall.server.integration.fleetd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import pitwall.protocol.Json;

/// A JSON object that came as one, or as a string that holds one. Whatever it came as, an object is what is
/// kept.
///
/// @param text the object as JSON
public record DeviceDocument(String text) {
    /// The longest, in characters.
    public static final int MOST_TEXT = 8 * 1024;
    /// The deepest nesting, the object itself included.
    public static final int MOST_DEPTH = 16;

    private static final ObjectMapper JSON = Json.strict();

    /// What came of reading one.
    public sealed interface Read {
        record Valid(DeviceDocument document) implements Read {}

        /// @param code stable, for programs
        /// @param why half a sentence, for people
        record Invalid(String code, String why) implements Read {}
    }

    /// Reads what a client sent as a document.
    public static Read read(JsonNode sent) {
        if (!sent.isTextual()) {
            return checked(sent);
        }
        try {
            JsonNode held = JSON.readTree(sent.textValue());
            return held.isMissingNode() ? noJson() : checked(held);
        } catch (JsonProcessingException e) {
            return noJson();
        }
    }

    private static Read noJson() {
        return new Read.Invalid("BAD_JSON", "is a string that holds no JSON");
    }

    private static Read checked(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return new Read.Invalid("NOT_AN_OBJECT", "must be a JSON object, or a string that holds one");
        }
        if (depth(object) > MOST_DEPTH) {
            return new Read.Invalid("TOO_DEEP", "may nest " + MOST_DEPTH + " deep at most");
        }
        if (hasEndlessNumber(object)) {
            return new Read.Invalid("BAD_NUMBER", "has a number that is too large");
        }
        String text = object.toString();
        return text.length() > MOST_TEXT
                ? new Read.Invalid("TOO_LONG", "may have " + MOST_TEXT + " characters at most")
                : new Read.Valid(new DeviceDocument(text));
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : 0;
    }

    /// A number beyond what a computer's floating point holds would come back as a word.
    private static boolean hasEndlessNumber(JsonNode node) {
        if (node.isFloatingPointNumber()) {
            return !Double.isFinite(node.doubleValue());
        }
        for (JsonNode child : node) {
            if (hasEndlessNumber(child)) {
                return true;
            }
        }
        return false;
    }

    /// The object, for what is to be told of it.
    public JsonNode object() {
        return parsed(text);
    }

    static JsonNode parsed(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is damaged", e);
        }
    }
}
