package pitwall.fleet.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What shows that a tree begins with all leaves of an earlier one: that nothing of it was changed or cut.
///
/// @param from size of the earlier tree
/// @param to size of the later one
/// @param path hashes that lead to both roots
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether the tree of the later root continues the tree of the earlier one (RFC 9162, 2.1.4.2). A proof of
    /// whatever content has an answer.
    public boolean holds(Hash earlier, Hash later) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == 0) {
            return path.isEmpty() && earlier.equals(Hash.sha256());
        }
        if (from == to) {
            return path.isEmpty() && earlier.equals(later);
        }
        List<Hash> all = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            all.addFirst(earlier);
        }
        return !all.isEmpty() && leads(all, earlier, later);
    }

    private boolean leads(List<Hash> all, Hash earlier, Hash later) {
        long node = from - 1;
        long last = to - 1;
        int skipped = Long.numberOfTrailingZeros(~node);
        node >>= skipped;
        last >>= skipped;
        Deque<Hash> rest = new ArrayDeque<>(all);
        Hash old = rest.removeFirst();
        Hash now = old;
        while (!rest.isEmpty()) {
            if (last == 0) {
                return false;
            }
            Hash sibling = rest.removeFirst();
            if ((node & 1) == 1 || node == last) {
                old = Hash.node(sibling, old);
                now = Hash.node(sibling, now);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.node(now, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(earlier) && now.equals(later);
    }
}
