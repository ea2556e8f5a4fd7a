package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder of a real file system, which must rename in one step and honour `fsync`.
public final class FolderDisk implements CarDisk {
    private final Path folder;

    /// @throws IOException if the folder cannot be made
    public FolderDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Where a file of this disk is.
    public Path path(String file) {
        return folder.resolve(file);
    }

    @Override
    public Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public Optional<byte[]> read(String file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(path(file));
    }

    @Override
    public long length(String file) throws IOException {
        try {
            return Files.size(path(file));
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    @Override
    public void append(String file, byte[] bytes, int count) throws IOException {
        try (FileChannel channel = FileChannel.open(path(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }

    @Override
    public void sync(String file) throws IOException {
        try (FileChannel channel = FileChannel.open(path(file), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String file) throws IOException {
        Files.deleteIfExists(path(file));
    }

    @Override
    public void syncNames() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }
}
