package pitwall.fleet.rollout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable sorted map. A change gives a new table and leaves the old one as it was; both share all but a path
/// from the root to the change, so that a change among n entries costs about log n new nodes. That is what lets the
/// state of a rollout of 10 000 cars be a value that is copied with every event.
///
/// An AVL tree: the heights of the two sides of a node differ by at most one (Adelson-Velsky and Landis, 1962; deletion
/// as in Knuth, The Art of Computer Programming 3, 6.2.3).
final class SortedTable<K extends Comparable<K>, V> {
    private record Node<K, V>(
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right,
            int height,
            int size) {}

    private final @Nullable Node<K, V> root;

    private SortedTable(@Nullable Node<K, V> root) {
        this.root = root;
    }

    static <K extends Comparable<K>, V> SortedTable<K, V> empty() {
        return new SortedTable<>(null);
    }

    int size() {
        return size(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    @Nullable
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int compared = key.compareTo(node.key);
            if (compared == 0) {
                return node.value;
            }
            node = compared < 0 ? node.left : node.right;
        }
        return null;
    }

    /// The smallest key; absent in an empty table.
    @Nullable
    K first() {
        Node<K, V> node = root;
        while (node != null && node.left != null) {
            node = node.left;
        }
        return node == null ? null : node.key;
    }

    /// The smallest key that is not smaller than `bound`; absent if there is none.
    @Nullable
    K ceiling(K bound) {
        Node<K, V> node = root;
        K found = null;
        while (node != null) {
            if (bound.compareTo(node.key) <= 0) {
                found = node.key;
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return found;
    }

    SortedTable<K, V> with(K key, V value) {
        return new SortedTable<>(put(root, key, value));
    }

    SortedTable<K, V> without(K key) {
        return get(key) == null ? this : new SortedTable<>(remove(root, key));
    }

    /// Visits all entries by rising key.
    void forEach(BiConsumer<K, V> visitor) {
        visit(root, visitor);
    }

    private static <K, V> void visit(@Nullable Node<K, V> node, BiConsumer<K, V> visitor) {
        if (node != null) {
            visit(node.left, visitor);
            visitor.accept(node.key, node.value);
            visit(node.right, visitor);
        }
    }

    private static <K extends Comparable<K>, V> Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null, 1, 1);
        }
        int compared = key.compareTo(node.key);
        if (compared == 0) {
            return new Node<>(key, value, node.left, node.right, node.height, node.size);
        }
        return compared < 0
                ? balance(node, put(node.left, key, value), node.right)
                : balance(node, node.left, put(node.right, key, value));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int compared = key.compareTo(node.key);
        if (compared < 0) {
            return balance(node, remove(node.left, key), node.right);
        }
        if (compared > 0) {
            return balance(node, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node<K, V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balance(next, node.left, remove(node.right, next.key));
    }

    /// A node with the entry of `entry` over these sides, which may differ by two in height.
    private static <K, V> Node<K, V> balance(Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int lean = height(left) - height(right);
        if (lean > 1) {
            Node<K, V> high = Objects.requireNonNull(left);
            if (height(high.left) >= height(high.right)) {
                return node(high, high.left, node(entry, high.right, right));
            }
            Node<K, V> middle = Objects.requireNonNull(high.right);
            return node(middle, node(high, high.left, middle.left), node(entry, middle.right, right));
        }
        if (lean < -1) {
            Node<K, V> high = Objects.requireNonNull(right);
            if (height(high.right) >= height(high.left)) {
                return node(high, node(entry, left, high.left), high.right);
            }
            Node<K, V> middle = Objects.requireNonNull(high.left);
            return node(middle, node(entry, left, middle.left), node(high, middle.right, high.right));
        }
        return node(entry, left, right);
    }

    private static <K, V> Node<K, V> node(Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int height = 1 + Math.max(height(left), height(right));
        return new Node<>(entry.key, entry.value, left, right, height, 1 + size(left) + size(right));
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    /// Equal when the entries are equal, whatever the shape of the trees.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedTable<?, ?> table && asMap().equals(table.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    private Map<K, V> asMap() {
        Map<K, V> map = new LinkedHashMap<>();
        forEach(map::put);
        return map;
    }
}
