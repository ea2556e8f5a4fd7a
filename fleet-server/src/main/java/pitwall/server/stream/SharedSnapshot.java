package pitwall.server.stream;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.FrameCodec;

/// The parts of a snapshot as text, each written once for all who are sent it at the time, and forgotten with the
/// last of them. Thread-safe; every reader closes it once.
final class SharedSnapshot implements AutoCloseable {
    private final Snapshot snapshot;
    private final FrameCodec codec;
    private final AtomicInteger written;
    private final AtomicReferenceArray<@Nullable String> bodies;
    private final ReentrantLock writing = new ReentrantLock();
    private final long madeAt = System.nanoTime();
    private final AtomicInteger readers = new AtomicInteger();

    /// @param written counts the parts that were turned into text
    SharedSnapshot(Snapshot snapshot, FrameCodec codec, AtomicInteger written) {
        this.snapshot = snapshot;
        this.codec = codec;
        this.written = written;
        this.bodies = new AtomicReferenceArray<>(snapshot.parts());
    }

    SharedSnapshot join() {
        readers.incrementAndGet();
        return this;
    }

    int readers() {
        return readers.get();
    }

    long ageNanos() {
        return System.nanoTime() - madeAt;
    }

    long seq() {
        return snapshot.seq();
    }

    int parts() {
        return snapshot.parts();
    }

    /// @param part from 1 to [#parts]
    String body(int part) {
        String known = bodies.get(part - 1);
        return known == null ? write(part) : known;
    }

    private String write(int part) {
        writing.lock();
        try {
            String body = bodies.get(part - 1);
            if (body == null) {
                body = codec.body(snapshot.part(part));
                written.incrementAndGet();
                bodies.set(part - 1, body);
            }
            return body;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        readers.decrementAndGet();
    }
}
