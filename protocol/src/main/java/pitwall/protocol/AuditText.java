package pitwall.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;

/// Reads the canonical form of an audit entry back. Thread-safe.
public final class AuditText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditText() {}

    /// The entry; empty if the text is not the canonical form of one.
    ///
    /// @param openings what is remembered of its personal values
    public static Optional<AuditEntry> read(String body, Map<PersonalKey, PersonalField.Opening> openings) {
        try {
            AuditEntry entry = entry(JSON.readTree(body), openings);
            return entry.canonical().equals(body) ? Optional.of(entry) : Optional.empty();
        } catch (JsonProcessingException | RuntimeException e) {
            // Whatever stands there, nobody of us wrote it; the caller says so by the entry's number.
            return Optional.empty();
        }
    }

    private static AuditEntry entry(JsonNode json, Map<PersonalKey, PersonalField.Opening> openings) {
        return new AuditEntry(
                json.path("n").asLong(),
                Instant.parse(json.path("at").asText()),
                facts(json),
                personal(json.path("personal"), openings),
                Hash.parse(json.path("previous").asText()));
    }

    private static AuditFacts facts(JsonNode json) {
        List<AuditPlace> places = new ArrayList<>();
        json.path("places")
                .forEach(place -> places.add(new AuditPlace(
                        place.path("region").asText(), place.path("model").asText())));
        return new AuditFacts(
                json.path("role").asText(),
                AuditOrigin.valueOf(json.path("origin").asText()),
                json.path("action").asText(),
                new AuditFacts.Target(
                        json.path("object").asText(),
                        json.has("objectId") ? json.path("objectId").asText() : null),
                json.path("cars").asInt(),
                places,
                AuditResult.valueOf(json.path("result").asText()),
                json.has("code") ? json.path("code").asText() : null,
                json.path("count").asInt(),
                json.path("correlation").asText());
    }

    private static Map<PersonalKey, PersonalField> personal(
            JsonNode json, Map<PersonalKey, PersonalField.Opening> openings) {
        Map<PersonalKey, PersonalField> fields = new EnumMap<>(PersonalKey.class);
        for (PersonalKey key : PersonalKey.values()) {
            if (json.has(key.word())) {
                Hash commitment = Hash.parse(json.path(key.word()).asText());
                fields.put(key, new PersonalField(commitment, openings.get(key)));
            }
        }
        return fields;
    }
}
