package pitwall.server.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds what somebody sent, and the server took, against the REST contract: whoever writes a client by it alone must
/// be able to say the same. What the server refused may be anything.
final class RequestContract {
    private final String method;
    private final String target;
    private final JsonNode operation;

    private RequestContract(String method, String target, JsonNode operation) {
        this.method = method;
        this.target = target;
        this.operation = operation;
    }

    /// @param headers names and values in turn
    static void check(String method, String target, List<String> headers, Optional<byte[]> body) {
        Optional<JsonNode> operation = Contract.operation(method, target.split("\\?", 2)[0]);
        if (operation.isEmpty()) {
            return;
        }
        RequestContract contract = new RequestContract(method, target, operation.get());
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int at = 0; at + 1 < headers.size(); at += 2) {
            given.put(headers.get(at), headers.get(at + 1));
        }
        contract.checkParameters(given);
        contract.checkBody(given.getOrDefault("Content-Type", ""), body);
    }

    private AssertionError broken(String what) {
        return new AssertionError(method + " " + target + " was accepted and breaks the contract: " + what);
    }

    private void checkParameters(Map<String, String> headers) {
        Map<String, List<String>> queries = queries();
        Map<String, JsonNode> known = new LinkedHashMap<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = Contract.resolved(each);
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "query" -> {
                    known.put(name, parameter);
                    required(parameter, queries.containsKey(name));
                }
                case "header" -> {
                    required(parameter, headers.containsKey(name));
                    Optional.ofNullable(headers.get(name)).ifPresent(value -> check(parameter, List.of(value)));
                }
                default -> {}
            }
        }
        queries.forEach((name, values) -> {
            JsonNode parameter = known.get(name);
            if (parameter == null) {
                throw broken("it knows no parameter '" + name + "'");
            }
            check(parameter, values);
        });
    }

    private void required(JsonNode parameter, boolean given) {
        if (parameter.path("required").asBoolean() && !given) {
            throw broken("it needs " + parameter.path("name").asText());
        }
    }

    private Map<String, List<String>> queries() {
        String query = URI.create(target).getRawQuery();
        Map<String, List<String>> queries = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return queries;
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            queries.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : decoded(parts[1]));
        }
        return queries;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void check(JsonNode parameter, List<String> values) {
        JsonNode schema = Contract.resolved(parameter.path("schema"));
        JsonNode one = schema.path("type").asText().equals("array") ? Contract.resolved(schema.path("items")) : schema;
        for (String value : values) {
            List<String> errors = Contract.errors(one, typed(one, value));
            if (!errors.isEmpty()) {
                throw broken(parameter.path("name").asText() + "=" + value + ": " + errors);
            }
        }
    }

    /// A text as what its schema takes it for.
    private static JsonNode typed(JsonNode schema, String text) {
        return switch (schema.path("type").asText()) {
            case "integer" ->
                text.matches("-?[0-9]{1,18}") ? LongNode.valueOf(Long.parseLong(text)) : new TextNode(text);
            case "boolean" ->
                text.matches("true|false") ? BooleanNode.valueOf(text.equals("true")) : new TextNode(text);
            default -> new TextNode(text);
        };
    }

    private void checkBody(String type, Optional<byte[]> body) {
        JsonNode wanted = Contract.resolved(operation.path("requestBody"));
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        // No bytes are a piece of a file too, and no JSON.
        boolean nothing = body.isEmpty() || body.get().length == 0 && plain.equals("application/json");
        if (nothing) {
            if (wanted.path("required").asBoolean()) {
                throw broken("it needs a body");
            }
            return;
        }
        if (wanted.isMissingNode()) {
            // The server reads none, so whatever it is says nothing; tests send some on purpose.
            return;
        }
        JsonNode media = wanted.path("content").path(plain);
        if (media.isMissingNode()) {
            throw broken("it takes no " + plain);
        }
        if (plain.equals("application/json")) {
            Contract.checkBody(
                    media.path("schema"),
                    new String(body.get(), StandardCharsets.UTF_8),
                    method + " " + target + " as it was sent");
        }
    }
}
