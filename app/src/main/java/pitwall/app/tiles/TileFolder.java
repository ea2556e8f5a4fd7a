package pitwall.app.tiles;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Squares on disk, as many bytes as allowed; what was not looked at for longest goes first. Once a file cannot be
/// written, nothing more is kept in this run: the disk may be full. Thread-safe.
final class TileFolder {
    private static final Logger log = LoggerFactory.getLogger(TileFolder.class);

    private final Path folder;
    private final long most;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, Long> sizes = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private boolean counted;
    private boolean off;

    /// @param most bytes of all files together
    TileFolder(Path folder, long most, InstantSource clock) {
        this.folder = folder;
        this.most = most;
        this.clock = clock;
    }

    /// What is kept under a name; what is damaged is thrown away.
    Optional<TileFile> find(String name) {
        Path file = folder.resolve(name);
        try {
            Optional<TileFile> found = TileFile.read(Files.readAllBytes(file));
            if (found.isEmpty()) {
                forget(name);
            } else {
                touch(file);
            }
            return found;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.debug("a kept square cannot be read", e);
            return Optional.empty();
        }
    }

    private void touch(Path file) throws IOException {
        lock.lock();
        try {
            sizes.get(file);
        } finally {
            lock.unlock();
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    void keep(String name, TileFile tile) {
        Path file = folder.resolve(name);
        byte[] content = tile.bytes();
        lock.lock();
        try {
            if (off || content.length > most) {
                return;
            }
            count();
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Path fresh = Files.createTempFile(folder, "new", ".part");
            try {
                Files.write(fresh, content);
                Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            Long before = sizes.put(file, (long) content.length);
            bytes += content.length - (before == null ? 0 : before);
            shrink();
        } catch (IOException e) {
            off = true;
            log.warn("squares of the map are not kept any more: {}", String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    void forget(String name) {
        Path file = folder.resolve(name);
        lock.lock();
        try {
            Long before = sizes.remove(file);
            bytes -= before == null ? 0 : before;
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("a kept square cannot be removed", e);
        } finally {
            lock.unlock();
        }
    }

    private void shrink() throws IOException {
        while (bytes > most && !sizes.isEmpty()) {
            Path oldest = sizes.keySet().iterator().next();
            Long size = sizes.remove(oldest);
            bytes -= size == null ? 0 : size;
            Files.deleteIfExists(oldest);
        }
    }

    /// Looks at what earlier runs left, the longest unused first.
    private void count() throws IOException {
        if (counted) {
            return;
        }
        counted = true;
        record Left(Path file, long size, FileTime used) {}
        List<Left> left = new ArrayList<>();
        Files.createDirectories(folder);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                left.add(new Left(file, attributes.size(), attributes.lastModifiedTime()));
                return FileVisitResult.CONTINUE;
            }
        });
        left.sort(Comparator.comparing(Left::used));
        for (Left each : left) {
            sizes.put(each.file(), each.size());
            bytes += each.size();
        }
        shrink();
    }

    /// False once something could not be written.
    boolean keeps() {
        lock.lock();
        try {
            return !off;
        } finally {
            lock.unlock();
        }
    }
}
