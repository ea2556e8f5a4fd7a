package pitwall.agent.update;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A disk for cars from nowhere. It never loses anything and forgets everything with its object. Thread-safe.
public final class MemoryDisk implements CarDisk {
    private final Map<String, Content> files = new HashMap<>();
    private final long capacity;
    private final UnaryOperator<byte[]> shelf;

    /// @param bytes with room at the end
    private record Content(byte[] bytes, int length) {
        Content with(byte[] more, int count) {
            int needed = length + count;
            byte[] room = needed <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
            System.arraycopy(more, 0, room, length, count);
            return new Content(room, needed);
        }

        byte[] exact() {
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
    }

    /// @param capacity in bytes
    /// @param shelf gives equal contents one array, which nobody changes, so that a thousand cars share what is the
    ///     same in all of them
    public MemoryDisk(long capacity, UnaryOperator<byte[]> shelf) {
        this.capacity = capacity;
        this.shelf = shelf;
    }

    @Override
    public synchronized Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    @Override
    public synchronized Optional<byte[]> read(String file) {
        return Optional.ofNullable(files.get(file)).map(content -> Arrays.copyOf(content.bytes, content.length));
    }

    @Override
    public synchronized InputStream open(String file) throws IOException {
        Content content = content(file);
        return new ByteArrayInputStream(content.bytes, 0, content.length);
    }

    @Override
    public synchronized long length(String file) {
        Content content = files.get(file);
        return content == null ? -1 : content.length;
    }

    @Override
    public synchronized void append(String file, byte[] bytes, int count) throws IOException {
        if (count > free()) {
            throw new IOException("No space left on the car's disk");
        }
        files.put(file, files.getOrDefault(file, new Content(new byte[0], 0)).with(bytes, count));
    }

    /// What is synced may be shared with other cars from now on; one that goes on growing gets its own copy, since
    /// a shared array has no room at its end.
    @Override
    public synchronized void sync(String file) throws IOException {
        byte[] shared = shelf.apply(content(file).exact());
        files.put(file, new Content(shared, shared.length));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        files.put(to, content(from));
        files.remove(from);
    }

    @Override
    public synchronized void delete(String file) {
        files.remove(file);
    }

    @Override
    public void syncNames() {
        // What is in memory cannot be made any safer.
    }

    @Override
    public synchronized long free() {
        return capacity
                - files.values().stream().mapToLong(content -> content.length).sum();
    }

    private Content content(String file) throws IOException {
        Content content = files.get(file);
        if (content == null) {
            throw new NoSuchFileException(file);
        }
        return content;
    }
}
