package pitwall.server.integration.fleetd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.protocol.Json;
import pitwall.testing.Seeds;

class DeviceDocumentTest {
    private static final ObjectMapper JSON = Json.strict();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String kept(JsonNode sent) {
        return switch (DeviceDocument.read(sent)) {
            case DeviceDocument.Read.Valid(DeviceDocument document) -> document.text();
            case DeviceDocument.Read.Invalid(String code, String why) -> throw new AssertionError(code + ": " + why);
        };
    }

    private static String refused(JsonNode sent) {
        return switch (DeviceDocument.read(sent)) {
            case DeviceDocument.Read.Valid(DeviceDocument document) -> "kept " + document.text();
            case DeviceDocument.Read.Invalid(String code, String why) -> code;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"rack\":\"B2\",\"units\":[1,2.5,true,null],\"more\":{\"text\":\"a \\\"quoted\\\" word\"}}",
            })
    void anObjectAndAStringThatHoldsItAreKeptAsTheSameObject(String text) {
        assertThat(kept(json(text))).isEqualTo(text);
        assertThat(kept(TextNode.valueOf(text))).isEqualTo(text);
    }

    @Test
    void anyObjectSurvivesEitherWay() {
        Seeds seeds = Seeds.announced("documents of devices");
        RandomGenerator random = seeds.generator();
        for (int i = 0; i < 500; i++) {
            JsonNode object = object(random, 4);

            assertThat(json(kept(object))).as("seed " + seeds.value()).isEqualTo(object);
            assertThat(json(kept(TextNode.valueOf(object.toString())))).isEqualTo(object);
        }
    }

    private static JsonNode object(RandomGenerator random, int depth) {
        var object = JSON.createObjectNode();
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            object.set("f" + i + (char) random.nextInt(' ', 0x500), value(random, depth - 1));
        }
        return object;
    }

    private static JsonNode value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> JSON.getNodeFactory().numberNode(random.nextInt());
            case 1 -> JSON.getNodeFactory().numberNode(random.nextDouble());
            case 2 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 3 -> JSON.getNodeFactory().nullNode();
            case 4 -> JSON.getNodeFactory().textNode("\\\"\n\u0000" + (char) random.nextInt(' ', 0x500));
            case 5 -> JSON.createArrayNode().add(value(random, depth - 1));
            default -> object(random, depth - 1);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | BAD_JSON",
                "nonsense        | BAD_JSON",
                "{\"a\":1        | BAD_JSON",
                "{\"a\":1,\"a\":2} | BAD_JSON",
                "{} {}           | BAD_JSON",
                "[1]             | NOT_AN_OBJECT",
                "7               | NOT_AN_OBJECT",
                "null            | NOT_AN_OBJECT",
                "\"{}\"          | NOT_AN_OBJECT",
                "{\"a\":1e400}   | BAD_NUMBER",
            })
    void aStringThatHoldsNoObjectIsRefused(String text, String code) {
        assertThat(refused(TextNode.valueOf(text))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"[], NOT_AN_OBJECT", "7, NOT_AN_OBJECT", "null, NOT_AN_OBJECT", "true, NOT_AN_OBJECT"})
    void whatIsNeitherIsRefused(String text, String code) {
        assertThat(refused(json(text))).isEqualTo(code);
    }

    @Test
    void sizeAndDepthAreBoundedHoweverItCame() {
        String deepest =
                "{\"a\":".repeat(DeviceDocument.MOST_DEPTH - 1) + "{}" + "}".repeat(DeviceDocument.MOST_DEPTH - 1);
        String deeper = "{\"a\":" + deepest + "}";
        String longest = "{\"a\":\"" + "x".repeat(DeviceDocument.MOST_TEXT - 8) + "\"}";
        String longer = "{\"a\":\"" + "x".repeat(DeviceDocument.MOST_TEXT - 7) + "\"}";

        assertThat(kept(json(deepest))).isEqualTo(kept(TextNode.valueOf(deepest)));
        assertThat(kept(json(longest))).isEqualTo(kept(TextNode.valueOf(longest)));
        assertThat(refused(json(deeper))).isEqualTo("TOO_DEEP").isEqualTo(refused(TextNode.valueOf(deeper)));
        assertThat(refused(json(longer))).isEqualTo("TOO_LONG").isEqualTo(refused(TextNode.valueOf(longer)));
        assertThat(refused(TextNode.valueOf("[".repeat(5_000)))).isEqualTo("BAD_JSON");
    }
}
