package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.Contract;

/// What the REST contract promises about its own form (U-4, U-6, U-15), whatever the routes are.
class ContractLintTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final JsonNode contract = Contract.openapi();

    private void operations(BiConsumer<String, JsonNode> visit) {
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> visit.accept(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = contract.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private void responses(BiConsumer<String, JsonNode> visit) {
        operations((name, operation) -> operation
                .path("responses")
                .properties()
                .forEach(response -> visit.accept(name + " " + response.getKey(), resolved(response.getValue()))));
    }

    private static boolean isError(String name) {
        char first = name.charAt(name.lastIndexOf(' ') + 1);
        return first == '4' || first == '5';
    }

    /// The page that people read first names them all, and the first names beside those that took their place.
    @Test
    void everyRouteStandsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "api.md"));
        List<String> missing = new ArrayList<>();
        operations((name, operation) -> {
            String path = name.substring(name.indexOf(' ') + 1);
            String method = name.substring(0, name.indexOf(' '));
            boolean told = page.lines()
                    .filter(line -> line.startsWith("|"))
                    .anyMatch(line -> line.contains(method) && line.matches(".*[` ]" + Pattern.quote(path) + "[`,].*"));
            if (!told) {
                missing.add(name);
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationSaysWhatItIs() {
        Set<String> tags = new HashSet<>();
        contract.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        Set<String> ids = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        operations((name, operation) -> {
            String id = operation.path("operationId").asText();
            if (!id.matches("[a-z][A-Za-z]+") || !ids.add(id)) {
                wrong.add(name + " has the operationId '" + id + "'");
            }
            if (operation.path("summary").asText().isBlank()) {
                wrong.add(name + " has no summary");
            }
            if (operation.path("tags").size() != 1
                    || !tags.contains(operation.path("tags").path(0).asText())) {
                wrong.add(name + " has no known tag");
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationSaysWhoMayAsk() {
        List<String> wrong = new ArrayList<>();
        assertThat(contract.path("security").path(0).has("bearer")).isTrue();
        operations((name, operation) -> operation
                .path("security")
                .forEach(way -> way.fieldNames().forEachRemaining(scheme -> {
                    if (contract.at("/components/securitySchemes/" + scheme).isMissingNode()) {
                        wrong.add(name + " names the unknown scheme " + scheme);
                    }
                })));

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyErrorIsAProblem() {
        List<String> wrong = new ArrayList<>();
        responses((name, response) -> {
            boolean silent = name.startsWith("HEAD ");
            if (isError(name) && !silent && !response.path("content").has(PROBLEM)) {
                wrong.add(name + " is no problem");
            }
        });
        operations((name, operation) -> {
            if (!operation.path("responses").has("4XX")
                    && !operation.path("security").isEmpty()) {
                wrong.add(name + " never fails");
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRequestAndAnswerHasAnExampleThatIsTrue() {
        List<String> wrong = new ArrayList<>();
        operations((name, operation) -> {
            JsonNode media =
                    resolved(operation.path("requestBody")).path("content").path(JSON);
            if (!media.isMissingNode()) {
                check(name + " request", media, resolved(media.path("schema")), wrong);
            }
        });
        responses((name, response) -> {
            JsonNode media = response.path("content").path(JSON);
            if (!media.isMissingNode()) {
                check(name, media, data(media.path("schema")), wrong);
            }
        });

        assertThat(wrong).isEmpty();
    }

    /// What travels within the envelope, one of them where it is a list.
    private JsonNode data(JsonNode schema) {
        for (JsonNode part : schema.path("allOf")) {
            JsonNode data = resolved(part.path("properties").path("data"));
            if (!data.isMissingNode()) {
                return data.path("type").asText().equals("array") ? resolved(data.path("items")) : data;
            }
        }
        return resolved(schema);
    }

    private static void check(String name, JsonNode media, JsonNode schema, List<String> wrong) {
        List<JsonNode> own = new ArrayList<>();
        media.path("examples").forEach(example -> own.add(example.path("value")));
        if (media.has("example")) {
            own.add(media.path("example"));
        }
        if (own.isEmpty() && schema.path("examples").isEmpty()) {
            wrong.add(name + " has no example");
        }
        own.forEach(example ->
                Contract.errors(media.path("schema"), example).forEach(error -> wrong.add(name + ": " + error)));
    }

    @Test
    void everyExampleOfASchemaIsOne() {
        List<String> wrong = new ArrayList<>();
        contract.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("examples")
                        .forEach(example -> Contract.errors(schema.getValue(), example)
                                .forEach(error -> wrong.add(schema.getKey() + ": " + error))));

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsDefinedThatNobodyUses() {
        Set<String> used = new HashSet<>();
        collect(contract, used);
        Set<String> unused = new TreeSet<>();
        contract.path("components")
                .properties()
                .forEach(kind -> kind.getValue().fieldNames().forEachRemaining(name -> {
                    String path = "#/components/" + kind.getKey() + "/" + name;
                    if (!kind.getKey().equals("securitySchemes") && !used.contains(path)) {
                        unused.add(path);
                    }
                }));

        assertThat(unused).isEmpty();
    }

    private static void collect(JsonNode node, Set<String> used) {
        if (node.path("$ref").isTextual()) {
            used.add(node.path("$ref").asText());
        }
        node.forEach(child -> collect(child, used));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> used = new HashSet<>();
        collect(contract, used);

        assertThat(used)
                .allSatisfy(path -> assertThat(contract.at(path.substring(1)).isMissingNode())
                        .as(path)
                        .isFalse());
    }

    @Test
    void otherNamesOfARouteAreMarkedAndTheRouteIsNot() {
        Map<String, JsonNode> paths = new HashMap<>();
        operations(paths::put);
        for (ApiRoute route : ApiRoute.values()) {
            for (String path : route.isSocket() ? List.<String>of() : route.paths()) {
                assertThat(Objects.requireNonNull(paths.get(route.method() + " " + path), path)
                                .path("deprecated")
                                .asBoolean())
                        .as(path)
                        .isEqualTo(!path.equals(route.path()));
            }
        }
    }
}
