package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

/// The JSON of Pitwall, for frames and REST bodies alike: bounded in size, depth and number length, no
/// duplicate keys, nothing coerced. Thread-safe.
public final class Json {
    /// Deepest nesting of objects and arrays that is read.
    public static final int MAX_DEPTH = 32;
    /// Longest single string that is read, in characters.
    public static final int MAX_STRING = 16 * 1024;
    /// Longest number that is read, in digits.
    public static final int MAX_NUMBER = 20;

    private static final ObjectMapper WRITER = strict();

    private Json() {}

    /// For input of clients and cars: an unknown field is an error.
    public static ObjectMapper strict() {
        return mapper(true, true);
    }

    /// For input of a server that may be newer than we are: unknown fields and kinds of change are skipped.
    public static ObjectMapper tolerant() {
        return mapper(false, false);
    }

    /// For files of our own that another version may have written: unknown fields are skipped, but a list with a hole
    /// in it is damaged.
    public static ObjectMapper stored() {
        return mapper(false, true);
    }

    /// A value as it looks on the wire.
    public static String text(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("has no JSON: " + value.getClass(), e);
        }
    }

    /// @param strict whether unknown fields are errors
    /// @param whole whether null inside lists and maps is an error
    private static ObjectMapper mapper(boolean strict, boolean whole) {
        JsonFactory factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .maxNameLength(256)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new WireModule())
                .annotationIntrospector(new WireModule.NullnessIntrospector(whole))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .configure(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE, strict)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
