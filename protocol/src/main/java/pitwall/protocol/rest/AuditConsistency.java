package pitwall.protocol.rest;

import java.util.List;

/// What shows a witness that the trail it saw is still the beginning of this one.
///
/// @param from size that the witness knows
/// @param to size of a later head
/// @param path hashes that lead to both roots (RFC 9162, 2.1.4)
public record AuditConsistency(long from, long to, List<String> path) {}
