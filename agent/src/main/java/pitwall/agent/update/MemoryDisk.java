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
    private final Map<String, byte[]> files = new HashMap<>();
    private final long capacity;
    private final UnaryOperator<byte[]> shelf;

    /// @param capacity in bytes
    /// @param shelf gives equal contents one array, so that a thousand cars share what is the same in all of them
    public MemoryDisk(long capacity, UnaryOperator<byte[]> shelf) {
        this.capacity = capacity;
        this.shelf = shelf;
    }

    /// A disk that shares nothing.
    public MemoryDisk(long capacity) {
        this(capacity, UnaryOperator.identity());
    }

    @Override
    public synchronized Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    @Override
    public synchronized Optional<byte[]> read(String file) {
        return Optional.ofNullable(files.get(file)).map(byte[]::clone);
    }

    @Override
    public synchronized InputStream open(String file) throws IOException {
        return new ByteArrayInputStream(bytes(file));
    }

    @Override
    public synchronized long length(String file) {
        byte[] bytes = files.get(file);
        return bytes == null ? -1 : bytes.length;
    }

    @Override
    public synchronized void append(String file, byte[] bytes, int count) throws IOException {
        if (count > free()) {
            throw new IOException("No space left on the car's disk");
        }
        byte[] before = files.getOrDefault(file, new byte[0]);
        byte[] after = Arrays.copyOf(before, before.length + count);
        System.arraycopy(bytes, 0, after, before.length, count);
        files.put(file, after);
    }

    @Override
    public synchronized void sync(String file) throws IOException {
        files.put(file, shelf.apply(bytes(file)));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        files.put(to, bytes(from));
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
                - files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    private byte[] bytes(String file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new NoSuchFileException(file);
        }
        return bytes;
    }
}
