package pitwall.fleet.audit;

import java.util.Iterator;
import java.util.List;

/// What shows that one leaf belongs to a tree, without the other leaves.
///
/// @param index position of the leaf, from 0
/// @param size of the tree
/// @param path hashes from the leaf's neighbour up to the root
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether the leaf belongs to the tree with that root (RFC 9162, 2.1.3.2). A proof of whatever content has an
    /// answer.
    public boolean holds(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        Iterator<Hash> rest = path.iterator();
        while (last > 0) {
            if (!rest.hasNext()) {
                return false;
            }
            Hash sibling = rest.next();
            if ((node & 1) == 1 || node == last) {
                hash = Hash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return !rest.hasNext() && hash.equals(root);
    }
}
