package pitwall.checks.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import pitwall.agent.update.CarDisk;

/// A disk that loses what a real one may lose when the power goes: bytes that were not synced, and any last part of
/// the changes of names. The power goes before an operation of choice.
final class TornDisk implements CarDisk {
    private static final long CAPACITY = 64L * 1024 * 1024;

    private final List<Consumer<Map<String, Content>>> changes = new ArrayList<>();
    private Map<String, Content> names = new TreeMap<>();
    private Map<String, Content> safeNames = new TreeMap<>();
    private int left = -1;

    private static final class Content {
        private byte[] bytes = new byte[0];
        private int safe;
    }

    /// The power goes before the operation that comes after so many others; -1 for never.
    void cutAfter(int operations) {
        left = operations;
    }

    /// What is left when the power comes back.
    void losePower(RandomGenerator dice) {
        left = -1;
        int survive = dice.nextInt(changes.size() + 1);
        changes.subList(0, survive).forEach(change -> change.accept(safeNames));
        changes.clear();
        safeNames.values().forEach(content -> tear(content, dice));
        names = new TreeMap<>(safeNames);
    }

    private static void tear(Content content, RandomGenerator dice) {
        int loose = content.bytes.length - content.safe;
        if (loose > 0) {
            content.bytes = Arrays.copyOf(content.bytes, content.safe + dice.nextInt(loose + 1));
            content.safe = content.bytes.length;
        }
    }

    private void operation() {
        if (left == 0) {
            throw new PowerCut();
        }
        if (left > 0) {
            left--;
        }
    }

    private void change(Consumer<Map<String, Content>> change) {
        change.accept(names);
        changes.add(change);
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(names.keySet());
    }

    @Override
    public Optional<byte[]> read(String file) {
        return Optional.ofNullable(names.get(file)).map(content -> content.bytes.clone());
    }

    @Override
    public InputStream open(String file) throws IOException {
        return new ByteArrayInputStream(content(file).bytes);
    }

    @Override
    public long length(String file) {
        Content content = names.get(file);
        return content == null ? -1 : content.bytes.length;
    }

    @Override
    public void append(String file, byte[] bytes, int count) throws IOException {
        operation();
        if (!names.containsKey(file)) {
            Content fresh = new Content();
            change(all -> all.put(file, fresh));
        }
        Content content = content(file);
        int before = content.bytes.length;
        content.bytes = Arrays.copyOf(content.bytes, before + count);
        System.arraycopy(bytes, 0, content.bytes, before, count);
    }

    @Override
    public void sync(String file) throws IOException {
        operation();
        Content content = content(file);
        content.safe = content.bytes.length;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation();
        Content content = content(from);
        change(all -> {
            all.remove(from);
            all.put(to, content);
        });
    }

    @Override
    public void delete(String file) {
        operation();
        if (names.containsKey(file)) {
            change(all -> all.remove(file));
        }
    }

    @Override
    public void syncNames() {
        operation();
        changes.clear();
        safeNames = new TreeMap<>(names);
    }

    @Override
    public long free() {
        return CAPACITY;
    }

    private Content content(String file) throws IOException {
        Content content = names.get(file);
        if (content == null) {
            throw new NoSuchFileException(file);
        }
        return content;
    }
}
