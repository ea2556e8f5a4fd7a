package pitwall.client.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One at a time among all programs that name the same file. The file stays, empty. Where it cannot be locked only the
/// threads of this program hold each other back. Thread-safe; blocks, so take it on a virtual thread.
public final class FileTurn implements Turn {
    private static final Logger LOG = LoggerFactory.getLogger(FileTurn.class);
    /// A lock on a file belongs to the whole program, so its threads need another one before it.
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock here;

    /// @param file in a folder that exists; made if it is missing
    public FileTurn(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.here = HERE.computeIfAbsent(this.file, _ -> new ReentrantLock());
    }

    @Override
    public Held take() {
        here.lock();
        FileChannel channel = locked();
        return () -> {
            try {
                close(channel);
            } finally {
                here.unlock();
            }
        };
    }

    private @Nullable FileChannel locked() {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException e) {
            LOG.warn("{} cannot be locked; other programs are not held back", file.getFileName(), e);
            close(channel);
            return null;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("a lock was not released", e);
        }
    }
}
