package pitwall.fleet.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/// A Merkle tree as RFC 6962, section 2.1 defines it, over subtrees that are kept somewhere: its root and its proofs.
/// Only complete subtrees are ever asked for; the ragged right edge is worked out.
///
/// @param size how many leaves; may be less than there are, which gives the tree of that time
public record MerkleTree(long size, MerkleNodes nodes) {
    public Hash root() {
        return size == 0 ? Hash.sha256() : hash(0, size);
    }

    /// The hash over the leaves `[start, end)`; `start` is a multiple of the next power of two of their number.
    private Hash hash(long start, long end) {
        long count = end - start;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.at(level, start >> level);
        }
        long half = Long.highestOneBit(count);
        return Hash.node(hash(start, start + half), hash(start + half, end));
    }

    /// The largest power of two below `count`, where RFC 6962 cuts a tree in two.
    private static long half(long count) {
        return Long.highestOneBit(count - 1);
    }

    /// The root as it is if these leaves are what they are said to be; equal to [#root] only if they are. Costs the
    /// number of leaves given, not the size of the tree.
    ///
    /// @param leaves by position, without a hole
    public Hash rootWith(SortedMap<Long, Hash> leaves) {
        if (leaves.isEmpty()) {
            return root();
        }
        return with(0, size, leaves.firstKey(), leaves.lastKey() + 1, leaves);
    }

    private Hash with(long start, long end, long from, long to, SortedMap<Long, Hash> leaves) {
        if (end <= from || start >= to) {
            return hash(start, end);
        }
        if (end - start == 1) {
            Hash leaf = leaves.get(start);
            return leaf == null ? hash(start, end) : leaf;
        }
        long middle = start + half(end - start);
        return Hash.node(with(start, middle, from, to, leaves), with(middle, end, from, to, leaves));
    }

    /// The proof that the leaf at a position, counted from 0, belongs to this tree.
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + half(end - start);
            if (index < middle) {
                path.add(hash(middle, end));
                end = middle;
            } else {
                path.add(hash(start, middle));
                start = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(index, size, path);
    }

    /// The proof that this tree begins with all leaves of a smaller one.
    ///
    /// @param from size of the smaller tree
    public ConsistencyProof consistency(long from) {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("a tree of " + size + " does not grow from one of " + from);
        }
        List<Hash> path = new ArrayList<>();
        if (from > 0 && from < size) {
            long start = 0;
            long end = size;
            while (end != from) {
                long middle = start + half(end - start);
                if (from <= middle) {
                    path.add(hash(middle, end));
                    end = middle;
                } else {
                    path.add(hash(start, middle));
                    start = middle;
                }
            }
            if (start != 0) {
                path.add(hash(start, end));
            }
            Collections.reverse(path);
        }
        return new ConsistencyProof(from, size, path);
    }
}
