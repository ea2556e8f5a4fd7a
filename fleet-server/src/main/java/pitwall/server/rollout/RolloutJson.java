package pitwall.server.rollout;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.safety.RuleScope;
import pitwall.protocol.Json;
import pitwall.protocol.rest.RolloutEntry;

/// How the values of the engine look in a column. What is sealed says in `type` which case it is. Thread-safe.
final class RolloutJson {
    private static final List<Class<?>> SEALED = List.of(
            Canary.class,
            Decision.class,
            GateVerdict.class,
            Outcome.class,
            PersonAct.class,
            RolloutIntent.class,
            RuleScope.class);
    private static final ObjectMapper JSON = mapper();
    private static final ObjectMapper CONTRACT = Json.tolerant();

    private RolloutJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("has no JSON: " + value.getClass(), e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }

    /// An entry of the contract, as it was written with [#entry(RolloutEntry)].
    static RolloutEntry entry(String text) {
        try {
            return CONTRACT.readValue(text, RolloutEntry.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }

    static String entry(RolloutEntry entry) {
        try {
            return CONTRACT.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("has no JSON: " + entry.id(), e);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule times = new SimpleModule("pitwall-rollout");
        times.addSerializer(LocalTime.class, ToStringSerializer.instance);
        times.addDeserializer(LocalTime.class, new TimeReader());
        times.addDeserializer(PhaseOrder.class, new OrderReader());
        ObjectMapper mapper = Json.strict().registerModule(times);
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new LaterParts(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
        // What an earlier version of this server did not write yet is empty.
        mapper.configOverride(Set.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        for (Class<?> type : SEALED) {
            mapper.addMixIn(type, Tagged.class);
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                mapper.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
            }
        }
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Tagged {}

    private static final class TimeReader extends StdScalarDeserializer<LocalTime> {
        private static final long serialVersionUID = 1;

        TimeReader() {
            super(LocalTime.class);
        }

        @Override
        public LocalTime deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return LocalTime.parse(in.getText());
        }
    }

    /// Takes the cars by their ids where nobody said how.
    private static final class OrderReader extends StdScalarDeserializer<PhaseOrder> {
        private static final long serialVersionUID = 1;

        OrderReader() {
            super(PhaseOrder.class);
        }

        @Override
        public PhaseOrder deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return PhaseOrder.valueOf(in.getText());
        }

        @Override
        public PhaseOrder getEmptyValue(DeserializationContext context) {
            return PhaseOrder.BY_ID;
        }
    }
}
