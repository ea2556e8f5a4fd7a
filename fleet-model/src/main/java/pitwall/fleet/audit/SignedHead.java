package pitwall.fleet.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The server's word about its whole trail at one moment: whoever keeps one can show later that the trail was changed
/// or shortened.
///
/// @param size how many entries
/// @param root of the Merkle tree over them
/// @param at server time, milliseconds
/// @param keyId which key signed, as [AuditKey#id] says
/// @param signature Ed25519, in hexadecimal digits
public record SignedHead(long size, Hash root, Instant at, String keyId, String signature) {
    /// The bytes that are signed (RFC 8785).
    static byte[] signedBytes(long size, Hash root, Instant at, String keyId) {
        return CanonicalJson.text(new JsonValue.Sequence(List.of(
                        JsonValue.of("pitwall audit head 1"),
                        new JsonValue.Members(Map.of(
                                "size", JsonValue.of(size),
                                "root", JsonValue.of(root.toString()),
                                "at", JsonValue.of(at.toEpochMilli()),
                                "keyId", JsonValue.of(keyId))))))
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] signedBytes() {
        return signedBytes(size, root, at, keyId);
    }
}
