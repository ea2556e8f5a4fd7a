package pitwall.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheFile.Layout;

/// The folder of a cache that is to be removed, while nobody has any file of it open, in this program or another. Not
/// thread-safe; blocks on the disk.
public final class CacheFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CacheFolder.class);

    private final Path folder;
    private final List<FileChannel> locks = new ArrayList<>();

    private CacheFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder, which need not be there; empty while somebody uses the cache in it, or where that cannot be told.
    public static Optional<CacheFolder> hold(Path folder) {
        CacheFolder held = new CacheFolder(folder);
        if (!Files.exists(folder) || (held.lock(Layout.PICTURE) && held.lock(Layout.HISTORY))) {
            return Optional.of(held);
        }
        held.close();
        return Optional.empty();
    }

    private boolean lock(Layout layout) {
        Optional<FileChannel> channel = new CachePlace(folder, layout.name()).locked();
        channel.ifPresent(locks::add);
        return channel.isPresent();
    }

    private Path lockOf(Layout layout) {
        return new CachePlace(folder, layout.name()).lock();
    }

    /// Removes the folder with all that is in it, and lets go of it.
    public void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> last = List.of(lockOf(Layout.PICTURE), lockOf(Layout.HISTORY));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!last.contains(file)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e) throws IOException {
                if (!emptied.equals(folder)) {
                    Files.delete(emptied);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        // Not everywhere can an open file be removed.
        close();
        for (Path lock : last) {
            Files.deleteIfExists(lock);
        }
        Files.delete(folder);
    }

    @Override
    public void close() {
        for (FileChannel lock : locks) {
            try {
                lock.close();
            } catch (IOException e) {
                log.debug("releasing the lock of the cache failed", e);
            }
        }
        locks.clear();
    }
}
