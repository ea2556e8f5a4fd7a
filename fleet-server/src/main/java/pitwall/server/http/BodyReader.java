package pitwall.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;
import pitwall.protocol.Protocol;
import pitwall.protocol.rest.Problem.FieldError;

/// Reads request bodies strictly: bounded, UTF-8, known fields only, nothing coerced. Whatever comes in, what
/// comes out is a value or a [FaultException] with a 4xx.
final class BodyReader {
    private static final ObjectMapper JSON = Json.strict();

    private BodyReader() {}

    /// The bytes of a body.
    ///
    /// @param contentType of the request; absent where it named none
    static byte[] bytes(InputStream in, @Nullable String contentType) throws IOException {
        byte[] bytes = in.readNBytes(Protocol.MAX_REST_BODY + 1);
        if (bytes.length > Protocol.MAX_REST_BODY) {
            throw new FaultException(
                    Fault.of(413, "BODY_TOO_LARGE", "A body may have " + Protocol.MAX_REST_BODY + " bytes at most."));
        }
        if (bytes.length > 0 && !isJson(contentType)) {
            throw new FaultException(Fault.ofStatus(415));
        }
        return bytes;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json");
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        try {
            String text = text(bytes);
            if (text.isBlank()) {
                throw new FaultException(badJson());
            }
            T value = JSON.readValue(text, type);
            if (value == null) {
                throw new FaultException(Fault.of(400, "BAD_JSON", "The body is empty or null."));
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new FaultException(new Fault(
                    400,
                    "UNKNOWN_FIELD",
                    "The body has a field that is not known here.",
                    List.of(new FieldError(path(e), "UNKNOWN", "is not known")),
                    Map.of()));
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof StreamConstraintsException limit) {
                throw new FaultException(beyondLimit(limit));
            }
            if (e.getCause() instanceof JsonProcessingException && path(e).isEmpty()) {
                throw new FaultException(badJson());
            }
            throw new FaultException(Fault.validation(path(e), "is missing or has the wrong type or value"));
        } catch (StreamConstraintsException e) {
            throw new FaultException(beyondLimit(e));
        } catch (JsonProcessingException e) {
            throw new FaultException(badJson());
        }
    }

    private static Fault badJson() {
        return Fault.of(400, "BAD_JSON", "The body is not a JSON object as expected here.");
    }

    private static Fault beyondLimit(StreamConstraintsException e) {
        return String.valueOf(e.getMessage()).contains("depth")
                ? Fault.of(400, "TOO_DEEP", "The body nests deeper than " + Json.MAX_DEPTH + ".")
                : Fault.of(413, "BODY_TOO_LARGE", "A string, number or name of the body is too long.");
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FaultException(Fault.of(400, "BAD_JSON", "The body is not UTF-8."));
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
