package pitwall.agent.update;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A disk that loses what a real one may lose: after a power loss any part of the bytes that were not synced is
/// gone or garbage, and any last part of the changes of names. Cuts the power before an operation of choice.
final class FragileDisk implements CarDisk {
    private final List<String> steps = new ArrayList<>();
    private Map<String, Node> names = new LinkedHashMap<>();
    private Map<String, Node> safeNames = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long capacity = Long.MAX_VALUE / 2;
    private int cutBefore = -1;

    private static final class Node {
        byte[] bytes = new byte[0];
        int safe;
    }

    private interface Change {
        void apply(Map<String, Node> names);
    }

    /// What was done since the last power loss, in order.
    List<String> steps() {
        return List.copyOf(steps);
    }

    /// @param step number of the operation, from 0, counted from now
    void cutBefore(int step) {
        steps.clear();
        cutBefore = step;
    }

    void capacity(long bytes) {
        capacity = bytes;
    }

    /// What is left when the power comes back.
    void losePower(RandomGenerator dice) {
        cutBefore = -1;
        steps.clear();
        int survive = changes.isEmpty() ? 0 : dice.nextInt(changes.size() + 1);
        changes.subList(0, survive).forEach(change -> change.apply(safeNames));
        changes.clear();
        safeNames.values().forEach(node -> tear(node, dice));
        names = new LinkedHashMap<>(safeNames);
    }

    /// Flips a bit of a file, as age does.
    void spoil(String file) {
        Node node = names.get(file);
        if (node == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        node.bytes[node.bytes.length / 2] ^= 1;
    }

    private static void tear(Node node, RandomGenerator dice) {
        int loose = node.bytes.length - node.safe;
        if (loose > 0) {
            int left = node.safe + dice.nextInt(loose + 1);
            node.bytes = Arrays.copyOf(node.bytes, left);
            if (left > node.safe && dice.nextBoolean()) {
                node.bytes[left - 1] ^= 0x55;
            }
            node.safe = left;
        }
    }

    private void step(String what) {
        if (steps.size() == cutBefore) {
            throw new PowerCut(what);
        }
        steps.add(what);
    }

    private void change(Change change) {
        change.apply(names);
        changes.add(change);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(names.keySet());
    }

    @Override
    public Optional<byte[]> read(String file) {
        return Optional.ofNullable(names.get(file)).map(node -> node.bytes.clone());
    }

    @Override
    public InputStream open(String file) throws IOException {
        return new ByteArrayInputStream(node(file).bytes);
    }

    @Override
    public long length(String file) {
        Node node = names.get(file);
        return node == null ? -1 : node.bytes.length;
    }

    @Override
    public void append(String file, byte[] bytes, int count) throws IOException {
        step("append " + file);
        if (count > free()) {
            throw new IOException("No space left on device");
        }
        if (!names.containsKey(file)) {
            Node fresh = new Node();
            change(all -> all.put(file, fresh));
        }
        Node node = node(file);
        byte[] longer = Arrays.copyOf(node.bytes, node.bytes.length + count);
        System.arraycopy(bytes, 0, longer, node.bytes.length, count);
        node.bytes = longer;
    }

    @Override
    public void sync(String file) throws IOException {
        step("sync " + file);
        Node node = node(file);
        node.safe = node.bytes.length;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step("rename " + from + " " + to);
        Node node = node(from);
        change(all -> {
            all.remove(from);
            all.put(to, node);
        });
    }

    @Override
    public void delete(String file) {
        step("delete " + file);
        if (names.containsKey(file)) {
            change(all -> all.remove(file));
        }
    }

    @Override
    public void syncNames() {
        step("sync names");
        changes.clear();
        safeNames = new LinkedHashMap<>(names);
    }

    @Override
    public long free() {
        return capacity
                - names.values().stream().mapToLong(node -> node.bytes.length).sum();
    }

    private Node node(String file) throws IOException {
        Node node = names.get(file);
        if (node == null) {
            throw new NoSuchFileException(file);
        }
        return node;
    }
}
