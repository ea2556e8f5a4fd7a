package pitwall.checks.simulation;

import java.util.List;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.MerkleFrontier;

/// How the simulated server keeps its audit trail, for the tests of the tests to plant bugs into.
class AuditRules {
    /// Whether an attempt is written down.
    boolean isWritten(AuditResult result) {
        return true;
    }

    /// What is written for one attempt.
    List<AuditEntry> entries(AuditEntry entry) {
        return List.of(entry);
    }

    /// Whether the entry goes to disk in the transaction of its effect.
    boolean isTogether() {
        return true;
    }

    /// Where the chain goes on after a start of the server.
    MerkleFrontier restored(MerkleFrontier kept) {
        return kept;
    }

    /// The trail as it is on disk at the next look at it.
    void keep(List<AuditTrail.Kept> trail) {}
}
