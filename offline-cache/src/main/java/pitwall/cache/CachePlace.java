package pitwall.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where one file of a cache lies, and what may lie beside it. Blocks on the disk; not thread-safe.
///
/// @param name of the file, without its ending
record CachePlace(Path folder, String name) {
    private static final Logger log = LoggerFactory.getLogger(CachePlace.class);
    private static final String ENDING = ".mv.db";

    Path file() {
        return folder.resolve(name + ENDING);
    }

    /// What is locked while the file is open.
    Path lock() {
        return folder.resolve(name + ".lock");
    }

    /// A lock of our own, because H2 shares an open file with everybody in the same process. Held until it is closed;
    /// empty where another console has the file, or nobody can tell.
    Optional<FileChannel> locked() {
        try {
            FileChannel channel = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isHeld(channel)) {
                return Optional.of(channel);
            }
            channel.close();
        } catch (IOException e) {
            log.debug("the cache cannot be locked", e);
        }
        return Optional.empty();
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            log.debug("the cache is in use", e);
            return false;
        }
    }

    /// Counts how often the file did not open in time.
    Path slow() {
        return folder.resolve(name + ".slow");
    }

    /// Where the next file is begun while the one before is still there.
    CachePlace next() {
        return new CachePlace(folder, name + "-next");
    }

    /// Lets the next file take the place of one that is gone. Where there still is one, the next was never finished.
    void takeNext() throws IOException {
        Path next = next().file();
        if (Files.exists(file())) {
            Files.deleteIfExists(next);
        } else if (Files.exists(next)) {
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Moves the file where it is kept for whoever wants to know what happened; there is one at most.
    ///
    /// @return where it is then
    Path setAside() throws IOException {
        Files.createDirectories(quarantine());
        if (!Files.exists(file())) {
            return quarantine();
        }
        return Files.move(file(), aside(), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes what a rewrite left that did not come to its end. True where there was something: the file is still the
    /// old one.
    boolean removeHalf() {
        try {
            return Files.deleteIfExists(folder.resolve(name + ENDING + ".tempFile"));
        } catch (IOException e) {
            log.debug("half a file cannot be removed", e);
            return true;
        }
    }

    /// Removes a file that could not be made to its end.
    void removeBegun() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            log.debug("a file that was begun cannot be removed", e);
        }
    }

    /// Removes what was set aside.
    void forgetAside() throws IOException {
        Files.deleteIfExists(aside());
    }

    private Path aside() {
        return quarantine().resolve(name + ENDING);
    }

    private Path quarantine() {
        return folder.resolve("quarantine");
    }
}
