package pitwall.server.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import pitwall.protocol.Protocol;

/// The two contract files, held against everything the server says and takes in any test.
public final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Contract OPENAPI = new Contract("/openapi.yaml");
    private static final Contract ASYNCAPI = new Contract("/asyncapi.yaml");

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(String resource) {
        try (InputStream in = Protocol.class.getResourceAsStream(resource)) {
            this.document = new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The whole REST contract.
    public static JsonNode openapi() {
        return OPENAPI.document;
    }

    /// What is wrong with a value by a schema of the REST contract.
    public static List<String> errors(JsonNode schema, JsonNode value) {
        return OPENAPI.compiled(schema).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /// The paths of the REST contract with their methods in upper case, for example `GET /healthz`.
    public static List<String> operations() {
        return OPENAPI.document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    /// Checks an answer against the schema that the contract has for its route and status.
    static void checkAnswer(String method, String path, Person.Reply reply) {
        Optional<JsonNode> operation = operation(method, path.split("\\?", 2)[0]);
        if (operation.isEmpty()) {
            OPENAPI.check("#/components/schemas/Problem", reply.body(), "unknown route " + path);
            return;
        }
        JsonNode response = response(operation.get(), reply.status());
        if (response.isMissingNode()) {
            throw new AssertionError(
                    method + " " + path + " has no status " + reply.status() + " in the contract: " + reply.body());
        }
        if (method.equals("HEAD")) {
            return;
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (!reply.body().isEmpty()) {
                throw new AssertionError(method + " " + path + " should be empty, was " + reply.body());
            }
            return;
        }
        String type = reply.header("Content-Type").split(";", 2)[0];
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            throw new AssertionError(method + " " + path + " should not be " + type);
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            OPENAPI.check(media.path("schema"), reply.body(), method + " " + path + " " + reply.status());
        }
    }

    /// Checks a frame, of whatever side, against the schema of its type.
    static void checkFrame(String text) {
        String type = parse(text).path("type").asText();
        JsonNode payload = ASYNCAPI.document.at("/components/messages/" + type + "/payload");
        if (payload.isMissingNode()) {
            throw new AssertionError("no message '" + type + "' in the contract: " + text);
        }
        ASYNCAPI.check(payload, text, "frame " + type);
    }

    /// What the contract has for a method and a path; empty where it knows neither.
    static Optional<JsonNode> operation(String method, String path) {
        JsonNode exact = OPENAPI.document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
        if (!exact.isMissingNode()) {
            return Optional.of(exact);
        }
        for (Map.Entry<String, JsonNode> entry : OPENAPI.document.path("paths").properties()) {
            String pattern = entry.getKey().replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.");
            JsonNode operation = entry.getValue().path(method.toLowerCase(Locale.ROOT));
            if (Pattern.matches(pattern, path) && !operation.isMissingNode()) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    private static JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.path("responses");
        JsonNode exact = responses.path(Integer.toString(status));
        return resolved(exact.isMissingNode() ? responses.path(status / 100 + "XX") : exact);
    }

    /// A part of the contract, or what it refers to.
    static JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? OPENAPI.document.at(part.path("$ref").asText().substring(1)) : part;
    }

    /// Checks a body, of whatever side, against a schema of the REST contract.
    static void checkBody(JsonNode schema, String text, String what) {
        OPENAPI.check(schema, text, what);
    }

    private void check(String ref, String text, String what) {
        check(JSON.createObjectNode().put("$ref", ref), text, what);
    }

    private void check(JsonNode schema, String text, String what) {
        List<Error> errors = compiled(schema).validate(parse(text));
        if (!errors.isEmpty()) {
            throw new AssertionError(what + " breaks the contract: " + errors + "\n" + text);
        }
    }

    private Schema compiled(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), key -> compile(schema));
    }

    private Schema compile(JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.set("components", document.path("components"));
        root.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(root);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
