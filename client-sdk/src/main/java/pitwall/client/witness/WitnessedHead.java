package pitwall.client.witness;

import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.SignedHead;

/// A head that was seen and found to continue everything seen before.
///
/// @param key the key that signed it, as [AuditKey#parse] reads it
public record WitnessedHead(SignedHead head, String key) {}
