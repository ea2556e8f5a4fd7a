package pitwall.fleet.audit;

/// Where the hashes of complete subtrees are kept.
@FunctionalInterface
public interface MerkleNodes {
    /// The hash over the leaves from `index << level` up to, and without, `(index + 1) << level`. Only asked for
    /// subtrees all of whose leaves exist.
    Hash at(int level, long index);

    /// The hash of one complete subtree.
    record Node(int level, long index, Hash hash) {}
}
