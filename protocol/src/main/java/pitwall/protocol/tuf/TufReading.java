package pitwall.protocol.tuf;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import pitwall.fleet.release.Artifact;

/// Reads what a `signed` object says. Fields it does not know stay unread, but they were signed and verified
/// with the rest. Throws [IllegalArgumentException] for whatever breaks the format.
final class TufReading {
    private static final Pattern SPEC = Pattern.compile("1\\.0(\\.[0-9]{1,4})?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final int MAX_ENTRIES = 10_000;

    private TufReading() {}

    static TufMetadata metadata(JsonNode signed, TufRole expected) {
        String type = text(signed, "_type");
        if (!type.equals(expected.word())) {
            throw new IllegalArgumentException("this is '" + type + "', not " + expected.word());
        }
        if (!SPEC.matcher(text(signed, "spec_version")).matches()) {
            throw new IllegalArgumentException("not of specification 1.0");
        }
        long version = whole(signed, "version");
        Instant expires = time(text(signed, "expires"));
        return switch (expected) {
            case ROOT -> root(signed, version, expires);
            case TIMESTAMP ->
                new TufMetadata.Timestamp(
                        version, expires, file(object(object(signed, "meta"), TufRole.SNAPSHOT.file())));
            case SNAPSHOT -> new TufMetadata.Snapshot(version, expires, files(object(signed, "meta")));
            case TARGETS -> new TufMetadata.Targets(version, expires, releases(object(signed, "targets")));
        };
    }

    private static TufMetadata.Root root(JsonNode signed, long version, Instant expires) {
        Map<String, TufKey> keys = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(signed, "keys").properties()) {
            JsonNode key = entry.getValue();
            if (!Digests.hex(CanonicalJson.bytes(key)).equals(entry.getKey())) {
                throw new IllegalArgumentException("a key's id is not its hash: " + entry.getKey());
            }
            if (text(key, "keytype").equals(TufKey.TYPE) && text(key, "scheme").equals(TufKey.TYPE)) {
                keys.put(entry.getKey(), new TufKey(text(object(key, "keyval"), "public")));
            }
        }
        Map<TufRole, RoleKeys> roles = new EnumMap<>(TufRole.class);
        for (TufRole role : TufRole.values()) {
            JsonNode of = object(object(signed, "roles"), role.word());
            roles.put(role, new RoleKeys(texts(of, "keyids"), Math.toIntExact(whole(of, "threshold"))));
        }
        boolean consistent = signed.path("consistent_snapshot").asBoolean(false);
        return new TufMetadata.Root(version, expires, keys, roles, consistent);
    }

    private static Map<String, MetaFile> files(JsonNode meta) {
        Map<String, MetaFile> files = new HashMap<>();
        meta.properties().forEach(entry -> files.put(entry.getKey(), file(entry.getValue())));
        return files;
    }

    private static MetaFile file(JsonNode said) {
        long length = said.has("length") ? whole(said, "length") : 0;
        String sha256 = said.has("hashes") ? text(object(said, "hashes"), "sha256") : "";
        return new MetaFile(whole(said, "version"), length, sha256);
    }

    /// Targets without our description are somebody else's business and no releases.
    private static Map<String, ReleaseTarget> releases(JsonNode targets) {
        Map<String, ReleaseTarget> releases = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : targets.properties()) {
            if (entry.getValue().path("custom").has("version")) {
                ReleaseTarget release = release(entry.getValue());
                if (!release.path().equals(entry.getKey())) {
                    throw new IllegalArgumentException("the target " + entry.getKey() + " says it is another release");
                }
                releases.put(entry.getKey(), release);
            }
        }
        return releases;
    }

    private static ReleaseTarget release(JsonNode target) {
        JsonNode custom = object(target, "custom");
        return new ReleaseTarget(
                text(custom, "version"),
                new Artifact(text(object(target, "hashes"), "sha256"), whole(target, "length")),
                whole(custom, "counter"),
                texts(custom, "models"),
                texts(custom, "hardware"),
                texts(custom, "fromVersions"),
                Math.toIntExact(whole(custom, "minimumBatteryPercent")),
                text(custom, "notes"),
                custom.has("minimumAgent") ? text(custom, "minimumAgent") : null);
    }

    static JsonNode object(JsonNode parent, String name) {
        JsonNode found = parent.path(name);
        if (!found.isObject() || found.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("'" + name + "' is not an object of bearable size");
        }
        return found;
    }

    static String text(JsonNode parent, String name) {
        JsonNode found = parent.path(name);
        if (!found.isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is not a text");
        }
        return found.textValue();
    }

    private static Set<String> texts(JsonNode parent, String name) {
        JsonNode found = parent.path(name);
        if (!found.isArray() || found.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("'" + name + "' is not a list of bearable size");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode item : found) {
            if (!item.isTextual() || !texts.add(item.textValue())) {
                throw new IllegalArgumentException("'" + name + "' has something twice, or no text");
            }
        }
        return texts;
    }

    private static long whole(JsonNode parent, String name) {
        JsonNode found = parent.path(name);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw new IllegalArgumentException("'" + name + "' is not a whole number");
        }
        return found.longValue();
    }

    private static Instant time(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time in UTC");
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time in UTC", e);
        }
    }
}
