package pitwall.protocol.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry with everything that proves it.
///
/// @param canonical the text that was hashed (RFC 8785)
/// @param personal what its commitments are commitments to, as far as it is remembered and the reader may know it
/// @param proof that it belongs to a signed head; absent until there is one over it
public record AuditDetail(
        AuditRecord entry,
        String canonical,
        Map<String, Opening> personal,
        @Nullable Inclusion proof) {
    /// @param salt in hexadecimal digits
    public record Opening(String salt, String value) {}

    /// @param index position of the entry in the tree, from 0
    /// @param path hashes from the leaf's neighbour up to the root
    public record Inclusion(long index, List<String> path, AuditHead head) {}
}
