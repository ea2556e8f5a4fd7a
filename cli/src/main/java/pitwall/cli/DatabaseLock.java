package pitwall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a second server away from a SQLite file: SQLite lets two programs write, but only one may decide
/// about a fleet. The operating system drops the lock with the process, so a kill leaves nothing behind.
final class DatabaseLock implements AutoCloseable {
    private final FileChannel channel;

    private DatabaseLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock of a database file.
    static DatabaseLock of(Path database) {
        Path folder = database.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailedException(
                    ExitCode.DATABASE_UNUSABLE, "The folder of the database " + database + " does not exist.");
        }
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(database.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CommandFailedException(
                        ExitCode.DATABASE_UNUSABLE, "Another server is using the database " + database + ".");
            }
            return new DatabaseLock(channel);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.DATABASE_UNUSABLE, "The folder of the database " + database + " cannot be written to.", e);
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
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
