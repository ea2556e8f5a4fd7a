package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.MerkleNodes;

/// The audit trail of the simulated server: entries, chain and tree are the production classes, the rows are lists.
final class AuditTrail {
    /// A row.
    record Kept(AuditEntry entry, Hash hash) {}

    private final AuditRules rules;
    private final List<Kept> rows = new ArrayList<>();
    private final Map<Long, Hash> nodes = new HashMap<>();
    private AuditCheckpoint end = AuditCheckpoint.START;

    AuditTrail(AuditRules rules) {
        this.rules = rules;
    }

    List<Kept> rows() {
        return rows;
    }

    MerkleFrontier frontier() {
        return end.frontier();
    }

    MerkleNodes nodes() {
        return this::node;
    }

    private Hash node(int level, long index) {
        Hash hash = nodes.get(index * 64 + level);
        if (hash == null) {
            throw new IllegalStateException("no node " + level + "/" + index);
        }
        return hash;
    }

    /// The server starts: all it has is on disk.
    void restart() {
        long size = rows.size();
        MerkleFrontier frontier = rules.restored(MerkleFrontier.of(size, nodes()));
        end = new AuditCheckpoint(
                frontier,
                frontier.size() == 0
                        ? Hash.NONE
                        : rows.get((int) frontier.size() - 1).hash());
    }

    /// What a group of writes adds.
    final class Pending {
        private final List<Kept> added = new ArrayList<>();
        private final List<MerkleNodes.Node> completed = new ArrayList<>();
        private AuditCheckpoint at = end;

        void add(World world, AuditFacts facts) {
            if (!rules.isWritten(facts.result())) {
                return;
            }
            AuditEntry entry = new AuditEntry(at.size() + 1, world.instant(), facts, Map.of(), at.last());
            for (AuditEntry written : rules.entries(entry)) {
                Hash hash = written.hash();
                MerkleFrontier.Grown grown = at.frontier().append(hash);
                added.add(new Kept(written, hash));
                completed.addAll(grown.completed());
                at = new AuditCheckpoint(grown.frontier(), hash);
            }
        }

        List<Kept> added() {
            return added;
        }

        /// It is on disk.
        void save() {
            rows.addAll(added);
            completed.forEach(node -> nodes.put(node.index() * 64 + node.level(), node.hash()));
            rules.keep(rows);
        }

        /// And the server knows it.
        void commit() {
            end = at;
        }
    }

    Pending begin() {
        return new Pending();
    }
}
