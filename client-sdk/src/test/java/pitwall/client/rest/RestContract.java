package pitwall.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import pitwall.protocol.Json;
import pitwall.protocol.Protocol;

/// What the server's contract lets a client send. Thread-safe.
final class RestContract {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final JsonNode DOCUMENT = read();

    private RestContract() {}

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(Protocol.class.getResourceAsStream("/openapi.yaml"))) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One thing that can be asked.
    record Operation(String name, JsonNode node) {
        /// The parameters in one place, by name; whether each is needed.
        Map<String, Boolean> parameters(String place) {
            Map<String, Boolean> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (JsonNode each : node.path("parameters")) {
                JsonNode parameter = resolved(each);
                if (parameter.path("in").asText().equals(place)) {
                    found.put(
                            parameter.path("name").asText(),
                            parameter.path("required").asBoolean());
                }
            }
            return found;
        }

        boolean takesBody() {
            return !resolved(node.path("requestBody")).isMissingNode();
        }

        boolean needsBody() {
            return resolved(node.path("requestBody")).path("required").asBoolean();
        }

        /// What may and what must stand in its JSON; empty where it takes none, or anything.
        Map<String, Boolean> fields() {
            Map<String, Boolean> fields = new TreeMap<>();
            JsonNode body = resolved(node.path("requestBody"));
            collect(body.path("content").path("application/json").path("schema"), fields);
            return fields;
        }

        private static void collect(JsonNode part, Map<String, Boolean> fields) {
            JsonNode schema = resolved(part);
            schema.path("allOf").forEach(each -> collect(each, fields));
            Set<String> required = new TreeSet<>();
            schema.path("required").forEach(name -> required.add(name.asText()));
            schema.path("properties")
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), required.contains(field.getKey())));
        }
    }

    /// What a path means, in which a part in braces stands for anything.
    static List<Operation> operations(String method, String path) {
        List<Operation> found = new ArrayList<>();
        DOCUMENT.path("paths").properties().forEach(entry -> {
            JsonNode node = entry.getValue().path(method.toLowerCase(Locale.ROOT));
            if (!node.isMissingNode() && fits(entry.getKey(), path)) {
                found.add(new Operation(method + " " + entry.getKey(), node));
            }
        });
        List<Operation> exact = found.stream()
                .filter(operation -> operation.name().equals(method + " " + path))
                .toList();
        return exact.isEmpty() ? found : exact;
    }

    private static boolean fits(String known, String asked) {
        String[] one = known.split("/");
        String[] other = asked.split("/");
        if (one.length != other.length) {
            return false;
        }
        for (int at = 0; at < one.length; at++) {
            if (!isOpen(one[at]) && !isOpen(other[at]) && !one[at].equals(other[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpen(String part) {
        return Pattern.matches("\\{[^}]+}", part);
    }

    private static JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? DOCUMENT.at(part.path("$ref").asText().substring(1)) : part;
    }

    /// What is wrong with a request by the contract.
    static List<String> faults(String method, String path, Collection<String> queries, String body) {
        List<Operation> operations = operations(method, path);
        if (operations.isEmpty()) {
            return List.of(method + " " + path + " does not exist");
        }
        Operation operation = operations.getFirst();
        List<String> faults = new ArrayList<>();
        compare(operation.name() + " query", operation.parameters("query"), queries, faults);
        if (body.isEmpty() ? operation.needsBody() : !operation.takesBody()) {
            faults.add(operation.name() + (body.isEmpty() ? " needs a body" : " takes no body"));
        }
        if (body.startsWith("{") && !operation.fields().isEmpty()) {
            compare(operation.name() + " body", operation.fields(), names(body), faults);
        }
        return faults;
    }

    /// What is given and unknown, and what is needed and not given.
    static void compare(String what, Map<String, Boolean> known, Collection<String> given, List<String> faults) {
        given.stream().filter(name -> !known.containsKey(name)).forEach(name -> faults.add(what + ": no " + name));
        known.forEach((name, needed) -> {
            if (needed && given.stream().noneMatch(name::equalsIgnoreCase)) {
                faults.add(what + ": needs " + name);
            }
        });
    }

    private static List<String> names(String body) {
        try {
            List<String> names = new ArrayList<>();
            JSON.readTree(body).fieldNames().forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
