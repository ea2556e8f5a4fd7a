package pitwall.protocol.tuf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import pitwall.protocol.Json;

/// A metadata file: what it says, and who signed it. Reading one believes nothing yet.
///
/// @param text the file itself
/// @param signed canonical bytes that the signatures are over
/// @param signatures by key id
/// @param <T> what it says
public record TufDocument<T extends TufMetadata>(
        String text, T metadata, byte[] signed, Map<String, String> signatures) {
    private static final ObjectMapper JSON = Json.strict();
    private static final int MAX_SIGNATURES = 100;

    public TufDocument {
        signatures = Map.copyOf(signatures);
    }

    /// Signs metadata anew.
    public static <T extends TufMetadata> TufDocument<T> sign(T metadata, Collection<TufSigner> signers) {
        return sign(metadata, TufJson.of(metadata), signers);
    }

    static <T extends TufMetadata> TufDocument<T> sign(T metadata, ObjectNode signed, Collection<TufSigner> signers) {
        byte[] bytes = CanonicalJson.bytes(signed);
        Map<String, String> signatures = new LinkedHashMap<>();
        signers.forEach(signer -> signatures.put(signer.key().id(), signer.sign(bytes)));
        return new TufDocument<>(pretty(TufJson.document(signed, signatures)), metadata, bytes, signatures);
    }

    /// This document with one more signature; what the others signed stays as it is, byte for byte.
    public TufDocument<T> cosign(TufSigner signer) {
        Map<String, String> all = new LinkedHashMap<>(signatures);
        all.put(signer.key().id(), signer.sign(signed));
        ObjectNode body = (ObjectNode) parse(text).path("signed");
        return new TufDocument<>(pretty(TufJson.document(body, all)), metadata, signed, all);
    }

    public static TufDocument<TufMetadata.Root> root(String text) {
        return read(text, TufRole.ROOT, TufMetadata.Root.class);
    }

    public static TufDocument<TufMetadata.Targets> targets(String text) {
        return read(text, TufRole.TARGETS, TufMetadata.Targets.class);
    }

    public static TufDocument<TufMetadata.Snapshot> snapshot(String text) {
        return read(text, TufRole.SNAPSHOT, TufMetadata.Snapshot.class);
    }

    public static TufDocument<TufMetadata.Timestamp> timestamp(String text) {
        return read(text, TufRole.TIMESTAMP, TufMetadata.Timestamp.class);
    }

    /// @throws IllegalArgumentException if it breaks the format
    static <T extends TufMetadata> TufDocument<T> read(String text, TufRole role, Class<T> type) {
        JsonNode document = parse(text);
        JsonNode signed = TufReading.object(document, "signed");
        T metadata = type.cast(TufReading.metadata(signed, role));
        return new TufDocument<>(text, metadata, CanonicalJson.bytes(signed), signatures(document));
    }

    /// Strict about the encoding too: what is not UTF-8 is not metadata.
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private static Map<String, String> signatures(JsonNode document) {
        JsonNode listed = document.path("signatures");
        if (!listed.isArray() || listed.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("'signatures' is not a list of bearable size");
        }
        Map<String, String> signatures = new LinkedHashMap<>();
        for (JsonNode signature : listed) {
            String key = TufReading.text(signature, "keyid");
            if (signatures.put(key, TufReading.text(signature, "sig")) != null) {
                throw new IllegalArgumentException("two signatures of the key " + key);
            }
        }
        return signatures;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON that is read here: " + e.getOriginalMessage(), e);
        }
    }

    private static String pretty(ObjectNode document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    /// The file as it travels.
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// True if enough of those whom a root names for this role signed. Every key counts once, whatever ids it has.
    public boolean isSignedBy(TufMetadata.Root root) {
        return goodKeys(root) >= root.keysOf(metadata.role()).threshold();
    }

    /// How many of those whom a root names for this role signed.
    public int goodKeys(TufMetadata.Root root) {
        Set<String> good = new HashSet<>();
        goodKeyIds(root).forEach(id -> good.add(key(root, id).publicHex()));
        return good.size();
    }

    /// The ids of those whom a root names for this role and whose signatures hold.
    public Set<String> goodKeyIds(TufMetadata.Root root) {
        Set<String> good = new TreeSet<>();
        for (String id : root.keysOf(metadata.role()).keyIds()) {
            String signature = signatures.get(id);
            if (root.keys().containsKey(id)
                    && signature != null
                    && key(root, id).signed(signed, signature)) {
                good.add(id);
            }
        }
        return good;
    }

    private static TufKey key(TufMetadata.Root root, String id) {
        return Objects.requireNonNull(root.keys().get(id), id);
    }
}
