package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.Share;
import pitwall.fleet.rollout.WaitingFor;

/// How the values of `fleet-model`, which know no JSON, look on the wire: ids and codes are strings, times
/// ISO 8601 in UTC, durations whole milliseconds. A component that is not `@Nullable` must be present.
final class WireModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    WireModule() {
        super("pitwall-wire");
        text(CarId.class, CarId::value, CarId::new);
        text(ReasonCode.class, ReasonCode::code, ReasonCode::new);
        text(Instant.class, Instant::toString, Instant::parse);
        addKeyDeserializer(ReasonCode.class, new ReasonKey());
        addSerializer(Duration.class, new DurationWriter());
        addDeserializer(Duration.class, new DurationReader());
        setMixInAnnotation(FreshnessPolicy.class, FreshnessOnWire.class);
        setMixInAnnotation(WaitingFor.class, WaitingOnWire.class);
        setMixInAnnotation(Share.class, ShareOnWire.class);
        tagged(Decision.class);
        tagged(GateVerdict.class);
        tagged(Outcome.class);
    }

    /// What is sealed says in `type` which case it is.
    private void tagged(Class<?> sealed) {
        setMixInAnnotation(sealed, Tagged.class);
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Tagged {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "code")
    @JsonSubTypes({
        @Type(name = "NOTHING", value = WaitingFor.Nothing.class),
        @Type(name = "APPROVAL", value = WaitingFor.Approval.class),
        @Type(name = "START", value = WaitingFor.Start.class),
        @Type(name = "PERSON", value = WaitingFor.Person.class),
        @Type(name = "SOAK", value = WaitingFor.Soak.class),
        @Type(name = "SAFE_CARS", value = WaitingFor.SafeCars.class),
        @Type(name = "WINDOW", value = WaitingFor.Window.class),
        @Type(name = "CARS", value = WaitingFor.Cars.class),
        @Type(name = "REASONS", value = WaitingFor.Reasons.class)
    })
    private interface WaitingOnWire {}

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new TextWriter<>(type, write));
        addDeserializer(type, new TextReader<>(type, read));
    }

    /// Two numbers say all about a share.
    private interface ShareOnWire {
        @JsonIgnore
        boolean isKnown();
    }

    private interface FreshnessOnWire {
        @JsonProperty("heartbeatMs")
        Duration heartbeat();

        @JsonProperty("lateMs")
        Duration late();

        @JsonProperty("offlineMs")
        Duration offline();
    }

    private static final class TextWriter<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> write;

        TextWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(write.apply(value));
        }
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> read;

        TextReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public @Nullable T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            if (text == null) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return context.reportInputMismatch(_valueClass, "not a valid %s", _valueClass.getSimpleName());
            }
        }
    }

    private static final class ReasonKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return ReasonCode.parse(key)
                    .orElseThrow(() -> context.weirdKeyException(ReasonCode.class, key, "not a reason code"));
        }
    }

    private static final class DurationWriter extends StdScalarSerializer<Duration> {
        private static final long serialVersionUID = 1;

        DurationWriter() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.toMillis());
        }
    }

    private static final class DurationReader extends StdScalarDeserializer<Duration> {
        private static final long serialVersionUID = 1;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Duration.ofMillis(in.getLongValue());
        }
    }

    /// Reads "may be absent" from the type itself, so that a record says it once.
    static final class NullnessIntrospector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;
        private final Nulls insideCollections;

        /// @param strict also refuses null inside lists, sets and maps; a tolerant reader skips what it cannot read
        NullnessIntrospector(boolean strict) {
            this.insideCollections = strict ? Nulls.FAIL : Nulls.DEFAULT;
        }

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter
                    ? Boolean.valueOf(!isNullable(parameter))
                    : super.hasRequiredMarker(member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter) {
                return JsonSetter.Value.construct(
                        isNullable(parameter) ? Nulls.DEFAULT : Nulls.FAIL, insideCollections);
            }
            return super.findSetterInfo(annotated);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            if (!(parameter.getOwner().getAnnotated() instanceof Executable owner)) {
                return false;
            }
            AnnotatedType[] types = owner.getAnnotatedParameterTypes();
            return parameter.getIndex() < types.length
                    && types[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }
}
