package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the trail stands.
///
/// @param head the newest; absent on a server that has not signed yet
/// @param size how many entries there are by now
/// @param removed how many from the beginning went by retention
/// @param keys public keys that ever signed, the newest last
public record AuditHeads(@Nullable AuditHead head, long size, long removed, List<String> keys) {}
