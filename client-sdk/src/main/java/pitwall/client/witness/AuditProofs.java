package pitwall.client.witness;

import java.util.List;
import pitwall.client.Answer;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.ConsistencyProof;

/// What a witness asks the server. Calls block.
public interface AuditProofs {
    /// The proof that the trail of `to` entries begins with the trail of `from` entries. Refused where the server has
    /// fewer than `to`.
    Answer<ConsistencyProof> consistency(long from, long to);

    /// The public keys that the server says it ever signed heads with.
    Answer<List<AuditKey>> keys();
}
