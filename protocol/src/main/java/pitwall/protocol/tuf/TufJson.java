package pitwall.protocol.tuf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Metadata as the specification writes it.
final class TufJson {
    static final String SPEC_VERSION = "1.0.33";

    private TufJson() {}

    static ObjectNode of(TufMetadata metadata) {
        ObjectNode signed = JsonNodeFactory.instance.objectNode();
        signed.put("_type", metadata.role().word());
        signed.put("spec_version", SPEC_VERSION);
        signed.put("version", metadata.version());
        signed.put("expires", time(metadata.expires()));
        switch (metadata) {
            case TufMetadata.Root root -> write(root, signed);
            case TufMetadata.Timestamp timestamp ->
                signed.putObject("meta").set(TufRole.SNAPSHOT.file(), of(timestamp.snapshot()));
            case TufMetadata.Snapshot snapshot -> {
                ObjectNode meta = signed.putObject("meta");
                new TreeMap<>(snapshot.meta()).forEach((file, said) -> meta.set(file, of(said)));
            }
            case TufMetadata.Targets targets -> {
                ObjectNode all = signed.putObject("targets");
                new TreeMap<>(targets.releases()).forEach((path, release) -> all.set(path, of(release)));
            }
        }
        return signed;
    }

    private static void write(TufMetadata.Root root, ObjectNode signed) {
        signed.put("consistent_snapshot", root.consistentSnapshot());
        ObjectNode keys = signed.putObject("keys");
        new TreeMap<>(root.keys()).forEach((id, key) -> keys.set(id, key.json()));
        ObjectNode roles = signed.putObject("roles");
        for (TufRole role : TufRole.values()) {
            RoleKeys of = root.keysOf(role);
            ObjectNode written = roles.putObject(role.word());
            texts(written.putArray("keyids"), of.keyIds());
            written.put("threshold", of.threshold());
        }
    }

    private static ObjectNode of(MetaFile file) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("version", file.version());
        if (file.length() > 0) {
            written.put("length", file.length());
        }
        if (!file.sha256().isEmpty()) {
            written.putObject("hashes").put("sha256", file.sha256());
        }
        return written;
    }

    private static ObjectNode of(ReleaseTarget release) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("length", release.artifact().length());
        written.putObject("hashes").put("sha256", release.artifact().sha256());
        ObjectNode custom = written.putObject("custom");
        custom.put("version", release.version());
        custom.put("counter", release.counter());
        texts(custom.putArray("models"), release.models());
        texts(custom.putArray("hardware"), release.hardware());
        texts(custom.putArray("fromVersions"), release.fromVersions());
        custom.put("minimumBatteryPercent", release.minimumBatteryPercent());
        custom.put("notes", release.notes());
        if (release.minimumAgent() != null) {
            custom.put("minimumAgent", release.minimumAgent());
        }
        return written;
    }

    private static void texts(ArrayNode array, Collection<String> values) {
        values.stream().sorted().forEach(array::add);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// The document around what was signed.
    static ObjectNode document(ObjectNode signed, Map<String, String> signatures) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("signed", signed);
        ArrayNode written = document.putArray("signatures");
        new TreeMap<>(signatures)
                .forEach((key, signature) ->
                        written.addObject().put("keyid", key).put("sig", signature));
        return document;
    }
}
