package pitwall.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;

/// An answer as it travels.
///
/// @param refusal the code of a problem; absent where the request was met
record Rendered(
        int status,
        Map<String, String> headers,
        String body,
        @Nullable String refusal) {
    private static final ObjectMapper JSON = Json.strict();
    private static final String TYPE = "Content-Type";

    Rendered {
        headers = Map.copyOf(headers);
    }

    Rendered(int status, Map<String, String> headers, String body) {
        this(status, headers, body, null);
    }

    static Rendered of(Answer answer, String correlation, Instant now) {
        return switch (answer) {
            case Answer.Data data ->
                new Rendered(
                        data.status(),
                        with(data.headers(), "application/json"),
                        json(new ApiEnvelope<>(data.data(), data.metadata(), now)));
            case Answer.Bare(Object value, var headers) ->
                new Rendered(200, with(headers, "application/json"), json(value));
            case Answer.Nothing() -> new Rendered(204, Map.of(), "");
            case Answer.Text(int status, String type, String text) -> new Rendered(status, Map.of(TYPE, type), text);
            case Answer.Refused(Fault fault) -> of(fault, correlation);
        };
    }

    static Rendered of(Fault fault, String correlation) {
        return new Rendered(
                fault.status(),
                with(fault.headers(), "application/problem+json"),
                json(fault.problem(correlation)),
                fault.code());
    }

    private static Map<String, String> with(Map<String, String> headers, String type) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(TYPE, type);
        return all;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
