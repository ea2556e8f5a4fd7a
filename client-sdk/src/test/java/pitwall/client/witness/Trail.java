package pitwall.client.witness;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pitwall.client.Answer;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.HeadSigner;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.MerkleNodes;
import pitwall.fleet.audit.MerkleTree;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditHead;

/// A server's audit trail in memory that signs and proves as the real one does, and whose owner can be dishonest.
final class Trail implements AuditProofs {
    private final HeadSigner signer;
    private final List<Hash> leaves = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private boolean silent;

    Trail() {
        this(pair());
    }

    private Trail(KeyPair keys) {
        signer = new HeadSigner(keys);
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Adds entries that say `word`.
    void write(int entries, String word) {
        for (int i = 0; i < entries; i++) {
            now = now.plusSeconds(1);
            Hash last = leaves.isEmpty() ? Hash.NONE : leaves.getLast();
            AuditFacts facts = new AuditFacts(
                    "ADMIN",
                    AuditOrigin.API,
                    word,
                    new AuditFacts.Target("car", "car-" + i),
                    0,
                    List.of(),
                    AuditResult.ACCEPTED,
                    null,
                    1,
                    "c");
            leaves.add(new AuditEntry(leaves.size() + 1, now, facts, Map.of(), last).hash());
        }
    }

    /// Cuts entries off the end.
    void cut(int entries) {
        leaves.subList(leaves.size() - entries, leaves.size()).clear();
    }

    void beSilent(boolean quiet) {
        silent = quiet;
    }

    AuditHead sign() {
        now = now.plusSeconds(1);
        SignedHead head = signer.sign(frontier(), now);
        return new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature());
    }

    private MerkleFrontier frontier() {
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        for (Hash leaf : leaves) {
            frontier = frontier.append(leaf).frontier();
        }
        return frontier;
    }

    private Hash node(int level, long index) {
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        for (Hash leaf : leaves) {
            MerkleFrontier.Grown grown = frontier.append(leaf);
            for (MerkleNodes.Node node : grown.completed()) {
                if (node.level() == level && node.index() == index) {
                    return node.hash();
                }
            }
            frontier = grown.frontier();
        }
        throw new IllegalArgumentException("no node " + level + "/" + index);
    }

    @Override
    public Answer<ConsistencyProof> consistency(long from, long to) {
        if (silent) {
            return new Answer.Unanswered<>();
        }
        if (from > to || to > leaves.size()) {
            return new Answer.Refused<>(400, "VALIDATION", "beyond the end", "c");
        }
        return new Answer.Given<>(new MerkleTree(to, this::node).consistency(from));
    }

    @Override
    public Answer<List<AuditKey>> keys() {
        return silent ? new Answer.Unanswered<>() : new Answer.Given<>(List.of(signer.key()));
    }
}
