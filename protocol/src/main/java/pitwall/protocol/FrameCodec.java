package pitwall.protocol;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.BadFrameException.Code;

/// Turns envelopes into JSON text and back. Thread-safe.
///
/// Reading is strict towards clients and cars, and tolerant towards a newer server; both ways every size is
/// bounded. Whatever a peer sends, the answer is an envelope or a [BadFrameException].
public final class FrameCodec {
    private final ObjectMapper strict = Json.strict();
    private final ObjectMapper tolerant = Json.tolerant();

    /// Writes one message.
    public String encode(Envelope<?> envelope) {
        Frame frame = envelope.frame();
        return seal(envelope.n(), envelope.ts(), envelope.correlation(), FrameType.of(frame), body(frame));
    }

    /// The body of a frame alone, so that a fan-out writes it once and seals it for each reader.
    public String body(Frame frame) {
        try {
            return strict.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts an envelope around a body that [#body] wrote.
    public String seal(long n, Instant ts, @Nullable String correlation, FrameType type, String body) {
        StringBuilder out = new StringBuilder(body.length() + 128);
        out.append("{\"v\":").append(Protocol.VERSION);
        out.append(",\"n\":").append(n);
        out.append(",\"ts\":\"").append(ts).append('"');
        out.append(",\"type\":\"").append(type.wireName()).append('"');
        if (correlation != null) {
            out.append(",\"corr\":").append(quote(correlation));
        }
        return out.append(",\"body\":").append(body).append('}').toString();
    }

    /// Reads what a server sent to a console.
    public Envelope<ServerFrame> readServer(String text) throws BadFrameException {
        return read(text, ServerFrame.class, tolerant, Protocol.MAX_SERVER_FRAME);
    }

    /// Reads what a console sent.
    public Envelope<ClientFrame> readClient(String text) throws BadFrameException {
        return read(text, ClientFrame.class, strict, Protocol.MAX_CLIENT_FRAME);
    }

    /// Reads what a car sent.
    public Envelope<CarFrame> readCar(String text) throws BadFrameException {
        return read(text, CarFrame.class, strict, Protocol.MAX_CLIENT_FRAME);
    }

    /// Reads what a server sent to a car.
    public Envelope<CarServerFrame> readCarServer(String text) throws BadFrameException {
        return read(text, CarServerFrame.class, tolerant, Protocol.MAX_CLIENT_FRAME);
    }

    private <F extends Frame> Envelope<F> read(String text, Class<F> family, ObjectMapper mapper, int limit)
            throws BadFrameException {
        if (text.length() > limit) {
            throw new BadFrameException(Code.TOO_LARGE, "The frame is larger than " + limit + " bytes.");
        }
        try (JsonParser in = mapper.createParser(text)) {
            return new Reading<>(family, mapper).run(in);
        } catch (IOException e) {
            throw refusal(e);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new BadFrameException(Code.BAD_VALUE, "A value of the envelope is not valid.", e);
        }
    }

    private String quote(String text) {
        try {
            return strict.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadFrameException refusal(IOException e) {
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            boolean depth = String.valueOf(e.getMessage()).contains("depth");
            return depth
                    ? new BadFrameException(Code.TOO_DEEP, "The frame nests deeper than " + Json.MAX_DEPTH + ".", e)
                    : new BadFrameException(Code.TOO_LARGE, "A string, number or name of the frame is too long.", e);
        }
        if (e instanceof UnrecognizedPropertyException) {
            return new BadFrameException(Code.UNKNOWN_FIELD, "The frame has a field this version does not know.", e);
        }
        if (e instanceof InvalidTypeIdException) {
            return new BadFrameException(Code.UNKNOWN_TYPE, "The frame has a kind of change nobody knows.", e);
        }
        if (e instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonParseException)) {
            return new BadFrameException(Code.BAD_VALUE, "A field of the frame is missing or not valid.", e);
        }
        if (String.valueOf(e.getMessage()).startsWith("Duplicate")
                || String.valueOf(e.getMessage()).contains("Duplicate Object property")) {
            return new BadFrameException(Code.DUPLICATE_KEY, "The frame names a field twice.", e);
        }
        return new BadFrameException(Code.NOT_JSON, "The frame is not JSON.", e);
    }

    /// One pass over one text. The body is read straight from the parser when the type came before it,
    /// which our own writers guarantee; a foreign writer's other order costs a detour over a tree.
    private static final class Reading<F extends Frame> {
        private final Class<F> family;
        private final ObjectMapper mapper;
        private int version;
        private long n;
        private @Nullable Instant ts;
        private @Nullable String correlation;
        private @Nullable Class<? extends F> type;
        private @Nullable F frame;
        private @Nullable JsonNode early;

        Reading(Class<F> family, ObjectMapper mapper) {
            this.family = family;
            this.mapper = mapper;
        }

        Envelope<F> run(JsonParser in) throws IOException, BadFrameException {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new BadFrameException(Code.NOT_JSON, "The frame is not a JSON object.");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                field(name, in);
            }
            if (in.nextToken() != null) {
                throw new BadFrameException(Code.NOT_JSON, "Something follows the frame.");
            }
            return envelope();
        }

        private void field(String name, JsonParser in) throws IOException, BadFrameException {
            switch (name) {
                case "v" -> {
                    version = in.getIntValue();
                    checkVersion();
                }
                case "n" -> n = in.getLongValue();
                case "ts" -> ts = Instant.parse(text(in));
                case "corr" -> correlation = text(in);
                case "type" -> type = FrameType.find(text(in), family);
                case "body" -> body(in);
                default -> unknown(in);
            }
        }

        private void body(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw JsonMappingException.from(in, "body is not an object");
            }
            if (type == null) {
                early = mapper.readerFor(JsonNode.class)
                        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readValue(in);
            } else {
                frame = mapper.readerFor(type)
                        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readValue(in);
            }
        }

        private void unknown(JsonParser in) throws IOException, BadFrameException {
            if (mapper.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)) {
                throw new BadFrameException(Code.UNKNOWN_FIELD, "The envelope has a field this version does not know.");
            }
            in.skipChildren();
        }

        /// As soon as the version is known: whatever follows may look different in another one.
        private void checkVersion() throws BadFrameException {
            if (version != Protocol.VERSION) {
                throw new BadFrameException(
                        Code.WRONG_VERSION, "This side speaks version " + Protocol.VERSION + " of the protocol.");
            }
        }

        private Envelope<F> envelope() throws IOException, BadFrameException {
            checkVersion();
            if (frame == null && early != null && type != null) {
                frame = mapper.treeToValue(early, type);
            }
            if (frame == null || ts == null) {
                throw new BadFrameException(Code.BAD_VALUE, "The envelope needs v, n, ts, type and body.");
            }
            return new Envelope<>(n, ts, correlation, frame);
        }

        private static String text(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw JsonMappingException.from(in, "not a string");
            }
            return in.getText();
        }
    }
}
