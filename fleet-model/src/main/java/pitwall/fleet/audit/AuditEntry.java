package pitwall.fleet.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt to change something, as a link of the chain.
///
/// @param n counts the entries of a chain from 1, without a hole
/// @param at server time, milliseconds
/// @param previous hash of entry `n - 1`; [Hash#NONE] for the first
public record AuditEntry(
        long n, Instant at, AuditFacts facts, Map<PersonalKey, PersonalField> personal, Hash previous) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long VERSION = 1;

    public AuditEntry {
        Map<PersonalKey, PersonalField> ordered = new EnumMap<>(PersonalKey.class);
        ordered.putAll(personal);
        personal = Collections.unmodifiableMap(ordered);
    }

    /// A value that names a person; empty if there was none or it was erased.
    public Optional<String> personal(PersonalKey key) {
        PersonalField field = personal.get(key);
        PersonalField.Opening opening = field == null ? null : field.opening();
        return Optional.ofNullable(opening).map(PersonalField.Opening::value);
    }

    /// This entry with everything forgotten that names a person. Its hash stays.
    public AuditEntry erased() {
        Map<PersonalKey, PersonalField> fields = new EnumMap<>(PersonalKey.class);
        personal.forEach((key, field) -> fields.put(key, field.erased()));
        return new AuditEntry(n, at, facts, fields, previous);
    }

    /// The form that is hashed (RFC 8785): everything but what can be forgotten.
    public String canonical() {
        return CanonicalJson.text(json());
    }

    /// SHA-256 over a zero byte, the previous hash and the canonical form: the link of the chain and the leaf of the
    /// Merkle tree in one.
    public Hash hash() {
        return Hash.leaf(previous.bytes(), CanonicalJson.bytes(json()));
    }

    private JsonValue json() {
        Map<String, JsonValue> members = new HashMap<>();
        members.put("v", JsonValue.of(VERSION));
        members.put("n", JsonValue.of(n));
        members.put("at", JsonValue.of(TIME.format(at)));
        members.put("role", JsonValue.of(facts.role()));
        members.put("origin", JsonValue.of(facts.origin().name()));
        members.put("action", JsonValue.of(facts.action()));
        members.put("object", JsonValue.of(facts.object().kind()));
        putIfKnown(members, "objectId", facts.object().id());
        members.put("cars", JsonValue.of(facts.cars()));
        members.put("places", places(facts.places()));
        members.put("result", JsonValue.of(facts.result().name()));
        putIfKnown(members, "code", facts.code());
        members.put("count", JsonValue.of(facts.count()));
        members.put("correlation", JsonValue.of(facts.correlation()));
        members.put("personal", commitments());
        members.put("previous", JsonValue.of(previous.toString()));
        return new JsonValue.Members(members);
    }

    private static void putIfKnown(Map<String, JsonValue> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, JsonValue.of(value));
        }
    }

    private static JsonValue places(List<AuditPlace> places) {
        return new JsonValue.Sequence(places.stream()
                .<JsonValue>map(place -> new JsonValue.Members(Map.of(
                        "region", JsonValue.of(place.region()),
                        "model", JsonValue.of(place.model()))))
                .toList());
    }

    private JsonValue commitments() {
        Map<String, JsonValue> members = new HashMap<>();
        personal.forEach((key, field) ->
                members.put(key.word(), JsonValue.of(field.commitment().toString())));
        return new JsonValue.Members(members);
    }
}
