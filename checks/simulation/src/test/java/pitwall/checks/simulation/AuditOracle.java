package pitwall.checks.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.AuditVerifier;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.MerkleTree;
import pitwall.fleet.rollout.Violation;

/// I6: an effect has exactly one entry and an accepted entry exactly one effect, in the same transaction; numbers have
/// no hole, and nothing that was written is ever another.
final class AuditOracle {
    private final AuditTrail trail;
    private final Parts parts;
    private final AuditVerifier verifier = new AuditVerifier(AuditCheckpoint.START);
    private final Set<String> effects = new HashSet<>();
    private MerkleFrontier witness = MerkleFrontier.EMPTY;
    private int read;

    AuditOracle(AuditTrail trail, Parts parts) {
        this.trail = trail;
        this.parts = parts;
    }

    /// A group of writes is on disk.
    void look(Work work) {
        List<AuditTrail.Kept> added = work.audit.added();
        for (String key : work.effects()) {
            Violation.require("I6", effects.add(key), () -> "had its effect twice: " + key);
        }
        for (String key : work.attempts()) {
            long entries = added.stream()
                    .filter(kept -> kept.entry().facts().correlation().equals(key))
                    .count();
            Violation.require("I6", entries == 1, () -> key + " has " + entries + " entries");
        }
        for (AuditTrail.Kept kept : added) {
            String key = kept.entry().facts().correlation();
            boolean accepted = kept.entry().facts().result() == AuditResult.ACCEPTED;
            Violation.require(
                    "I6", accepted == work.effects().contains(key), () -> "entry without effect: " + kept.entry());
        }
        verify();
    }

    private void verify() {
        List<AuditTrail.Kept> rows = trail.rows();
        Violation.require("I6", rows.size() >= read, () -> "rows are gone: " + rows.size() + " of " + read);
        for (; read < rows.size(); read++) {
            AuditTrail.Kept kept = rows.get(read);
            verifier.accept(kept.entry(), kept.hash());
        }
        Violation.require("I6", verifier.broken().isEmpty(), () -> "the chain breaks: " + verifier.broken());
    }

    /// The server was killed and came back.
    void restarted() {
        verify();
        checkEffects();
        Violation.require(
                "I6",
                trail.frontier().equals(verifier.reached().frontier()),
                () -> "goes on at " + trail.frontier().size() + " of "
                        + trail.rows().size());
    }

    /// Whatever took effect is written down.
    private void checkEffects() {
        Set<String> written = new HashSet<>();
        trail.rows().forEach(kept -> written.add(kept.entry().facts().correlation()));
        Violation.require("I6", written.containsAll(effects), () -> "effects without an entry");
    }

    /// Somebody who kept an earlier head asks for the proof that the trail goes on from it.
    void witness() {
        MerkleFrontier head = parts.witnessed(trail.frontier());
        Hash earlier = witness.root();
        boolean shorter = head.size() < witness.size();
        Violation.require("I6", !shorter, () -> "the trail got shorter: " + head.size());
        boolean holds = new MerkleTree(head.size(), trail.nodes())
                .consistency(witness.size())
                .holds(earlier, head.root());
        Violation.require("I6", holds, () -> "no proof from " + witness.size() + " to " + head.size());
        witness = head;
    }

    void checkEnd() {
        witness();
        checkEffects();
        AuditVerifier fresh = new AuditVerifier(AuditCheckpoint.START);
        trail.rows().forEach(kept -> fresh.accept(kept.entry(), kept.hash()));
        Violation.require("I6", fresh.finish().isEmpty(), () -> "the chain breaks: " + fresh.broken());
        Violation.require(
                "I6",
                fresh.reached().frontier().root().equals(trail.frontier().root()),
                () -> "the head is not that of the trail");
    }
}
