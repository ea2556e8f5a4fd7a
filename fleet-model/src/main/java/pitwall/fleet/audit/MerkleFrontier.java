package pitwall.fleet.audit;

import java.util.ArrayList;
import java.util.List;

/// A Merkle tree of RFC 6962 as far as appending needs it: the hashes of the complete subtrees that its leaves fall
/// into, one for each bit of the size, largest first. Immutable; appending costs O(log n).
public record MerkleFrontier(long size, List<Hash> peaks) {
    /// The tree without leaves.
    public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    public MerkleFrontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(peaks.size() + " peaks do not make a tree of " + size);
        }
    }

    /// A longer tree, and the subtrees that the new leaf completed, itself first.
    public record Grown(MerkleFrontier frontier, List<MerkleNodes.Node> completed) {
        public Grown {
            completed = List.copyOf(completed);
        }
    }

    /// The frontier of a tree whose subtrees are kept somewhere.
    public static MerkleFrontier of(long size, MerkleNodes nodes) {
        List<Hash> peaks = new ArrayList<>();
        long start = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(rest));
            peaks.add(nodes.at(level, start >> level));
            start += 1L << level;
        }
        return new MerkleFrontier(size, peaks);
    }

    /// This tree with one more leaf.
    public Grown append(Hash leaf) {
        List<Hash> next = new ArrayList<>(peaks);
        List<MerkleNodes.Node> completed = new ArrayList<>();
        Hash hash = leaf;
        completed.add(new MerkleNodes.Node(0, size, hash));
        for (int level = 0; (size >> level & 1) == 1; level++) {
            hash = Hash.node(next.removeLast(), hash);
            completed.add(new MerkleNodes.Node(level + 1, size >> (level + 1), hash));
        }
        next.add(hash);
        return new Grown(new MerkleFrontier(size + 1, next), completed);
    }

    /// The tree's root; of no leaves, the hash of nothing.
    public Hash root() {
        if (peaks.isEmpty()) {
            return Hash.sha256();
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.node(peaks.get(i), root);
        }
        return root;
    }
}
