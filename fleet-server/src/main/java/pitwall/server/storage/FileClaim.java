package pitwall.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The claim on a SQLite file: SQLite lets two programs write, but only one may decide about a fleet. It is a lock
/// on a file beside the database, which the operating system drops with the process.
final class FileClaim implements Claim {
    private final FileChannel channel;

    private FileClaim(FileChannel channel) {
        this.channel = channel;
    }

    static FileClaim on(Path database) {
        Path folder = database.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DatabaseUnusableException("the folder of " + database + " does not exist");
        }
        Path file = folder.resolve(database.getFileName() + ".lock");
        try {
            PrivateFile.ensure(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new DatabaseInUseException(database.toString());
            }
            return new FileClaim(channel);
        } catch (IOException e) {
            throw new DatabaseUnusableException("the folder of " + database + " cannot be written to", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public boolean isHeld() {
        return channel.isOpen();
    }

    @Override
    public boolean retake() {
        return false;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
