package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.protocol.Samples.Sample;

class GoldenSamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FrameCodec CODEC = new FrameCodec();

    static List<Sample> samples() {
        return Samples.ALL.list();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsReadAndWrittenBackUnchanged(Sample sample) throws BadFrameException, JsonProcessingException {
        Envelope<?> envelope = read(sample);

        assertThat(CODEC.encode(envelope))
                .isEqualTo(JSON.readTree(sample.text()).toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsWhatTheContractSays(Sample sample) throws IOException {
        JsonNode contract = contract();
        JsonNode frame = JSON.readTree(sample.text());
        ObjectNode root = JSON.createObjectNode();
        root.set("components", contract.path("components"));
        root.putArray("allOf")
                .add(contract.at("/components/messages/" + frame.path("type").asText() + "/payload"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);

        assertThat(schema.validate(frame)).isEmpty();
    }

    @Test
    void everyTypeOfFrameHasASampleAndAPlaceInTheContract() throws IOException {
        Set<String> types =
                Arrays.stream(FrameType.values()).map(FrameType::wireName).collect(Collectors.toSet());

        assertThat(samples().stream().map(GoldenSamplesTest::type)).containsAll(types);
        assertThat(contract().at("/components/messages").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rollout", "CarCounts", "CarStage", "RolloutStatus", "AuditRecord", "AuditHead"})
    void bothContractsDescribeTheSameThingAlike(String schema) throws IOException {
        String place = "/components/schemas/" + schema;

        assertThat(contract().at(place).isMissingNode()).isFalse();
        assertThat(withoutExamples(contract().at(place)))
                .isEqualTo(withoutExamples(contract("/openapi.yaml").at(place)));
    }

    /// What is shown of a thing may differ, what it is may not.
    private static JsonNode withoutExamples(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("examples");
        return copy;
    }

    private static Envelope<?> read(Sample sample) throws BadFrameException {
        FrameType type = Arrays.stream(FrameType.values())
                .filter(candidate -> candidate.wireName().equals(type(sample)))
                .findFirst()
                .orElseThrow();
        return switch (type) {
            case WELCOME, SNAPSHOT, BATCH, HEARTBEAT, RESYNC, LOG_TAIL, PONG, REFUSAL ->
                CODEC.readServer(sample.text());
            case HELLO, SUBSCRIBE, UNSUBSCRIBE, FOLLOW_LOGS, UNFOLLOW_LOGS, PING -> CODEC.readClient(sample.text());
            case CAR_HELLO, CAR_STATE, CAR_EVENT, CAR_LOG -> CODEC.readCar(sample.text());
            case CHALLENGE, ACCEPTED, ACK, CAR_REFUSAL, DESIRED, WITHDRAWN, PREPARE ->
                CODEC.readCarServer(sample.text());
        };
    }

    private static String type(Sample sample) {
        try {
            return JSON.readTree(sample.text()).path("type").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(sample.name() + " is not JSON", e);
        }
    }

    private static JsonNode contract() throws IOException {
        return contract("/asyncapi.yaml");
    }

    private static JsonNode contract(String name) throws IOException {
        try (InputStream in = Protocol.class.getResourceAsStream(name)) {
            return new YAMLMapper().readTree(in);
        }
    }
}
