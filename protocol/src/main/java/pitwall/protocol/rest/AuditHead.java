package pitwall.protocol.rest;

import java.time.Instant;

/// The server's signed word about its whole trail.
///
/// @param size how many entries
/// @param root of the Merkle tree over them
/// @param signature Ed25519 over the canonical form that `docs/audit_log.md` describes
public record AuditHead(long size, String root, Instant at, String keyId, String signature) {}
