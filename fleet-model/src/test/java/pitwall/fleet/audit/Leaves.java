package pitwall.fleet.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A whole tree in memory: grows by the frontier and keeps what that completes.
final class Leaves implements MerkleNodes {
    private final Map<String, Hash> kept = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();
    private MerkleFrontier frontier = MerkleFrontier.EMPTY;

    void add(Hash leaf) {
        MerkleFrontier.Grown grown = frontier.append(leaf);
        grown.completed().forEach(node -> kept.put(node.level() + "/" + node.index(), node.hash()));
        frontier = grown.frontier();
        leaves.add(leaf);
    }

    MerkleFrontier frontier() {
        return frontier;
    }

    MerkleTree tree(long size) {
        return new MerkleTree(size, this);
    }

    List<Hash> all() {
        return leaves;
    }

    @Override
    public Hash at(int level, long index) {
        Hash hash = kept.get(level + "/" + index);
        if (hash == null) {
            throw new AssertionError("asked for an incomplete subtree: " + level + "/" + index);
        }
        return hash;
    }

    /// MTH as RFC 6962, section 2.1, writes it down, without any shortcut.
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int half = 1;
        while (half * 2 < leaves.size()) {
            half *= 2;
        }
        return Hash.node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }
}
