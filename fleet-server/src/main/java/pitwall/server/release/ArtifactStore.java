package pitwall.server.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pitwall.fleet.release.Artifact;

/// Artifacts on disk, named by their SHA-256. One arrives in a file beside the others, in as many pieces as its
/// sender needs, and gets its name when its length and hash are right: what has a name is complete.
///
/// Thread-safe: one sender at a time per artifact, any number of readers.
public final class ArtifactStore {
    private static final int PIECE = 128 * 1024;

    private final Path complete;
    private final Path arriving;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    ArtifactStore(Path folder) {
        this.complete = folder.resolve("complete");
        this.arriving = folder.resolve("arriving");
        try {
            StoreFolder.create(folder);
            StoreFolder.create(complete);
            StoreFolder.create(arriving);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep artifacts in " + folder, e);
        }
    }

    /// What became of a piece.
    public sealed interface Arrival {
        /// On disk; more is wanted from here on.
        record Partly(long offset) implements Arrival {}

        /// On disk, checked and named.
        record Complete() implements Arrival {}

        /// The piece does not begin where the last one ended.
        record Elsewhere(long offset) implements Arrival {}

        /// More bytes than the artifact has. None of this piece was kept.
        record TooLong() implements Arrival {}

        /// The length is right and the hash is not. Nothing was kept.
        record OtherBytes() implements Arrival {}

        /// Somebody else is sending the same artifact.
        record Busy() implements Arrival {}

        /// This disk takes no more. What came before stays.
        record DiskFailed(IOException cause) implements Arrival {}
    }

    public boolean has(Artifact artifact) {
        return Files.exists(file(artifact));
    }

    /// Where a complete artifact is.
    public Path file(Artifact artifact) {
        return complete.resolve(artifact.sha256());
    }

    /// How many bytes of it are here.
    public long offset(Artifact artifact) {
        if (has(artifact)) {
            return artifact.length();
        }
        try {
            return Files.size(arrivingFile(artifact));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path arrivingFile(Artifact artifact) {
        return arriving.resolve(artifact.sha256());
    }

    /// Takes a piece. What came before the sender broke off stays.
    ///
    /// @throws IOException if the sender broke off
    public Arrival append(Artifact artifact, long offset, InputStream in) throws IOException {
        if (!busy.add(artifact.sha256())) {
            return new Arrival.Busy();
        }
        try {
            long here = offset(artifact);
            if (offset != here) {
                return new Arrival.Elsewhere(here);
            }
            if (has(artifact)) {
                return in.read() < 0 ? new Arrival.Complete() : new Arrival.TooLong();
            }
            return write(artifact, here, in);
        } finally {
            busy.remove(artifact.sha256());
        }
    }

    private Arrival write(Artifact artifact, long offset, InputStream in) throws IOException {
        Path file = arrivingFile(artifact);
        long end = offset;
        try (FileChannel out = openForAppend(file)) {
            byte[] piece = new byte[PIECE];
            int read = in.read(piece);
            while (read >= 0) {
                if (end + read > artifact.length()) {
                    out.truncate(offset);
                    return new Arrival.TooLong();
                }
                writeFully(out, ByteBuffer.wrap(piece, 0, read));
                end += read;
                read = in.read(piece);
            }
            out.force(true);
        } catch (DiskException e) {
            return new Arrival.DiskFailed(e.disk());
        }
        return end == artifact.length() ? finish(artifact, file) : new Arrival.Partly(end);
    }

    private static FileChannel openForAppend(Path file) throws DiskException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer piece) throws DiskException {
        try {
            while (piece.hasRemaining()) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    private Arrival finish(Artifact artifact, Path file) throws IOException {
        if (!sha256(file).equals(artifact.sha256())) {
            Files.delete(file);
            return new Arrival.OtherBytes();
        }
        StoreFolder.publish(file, file(artifact));
        return new Arrival.Complete();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            int read = in.read(piece);
            while (read >= 0) {
                digest.update(piece, 0, read);
                read = in.read(piece);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Tells trouble with our disk from trouble with the sender.
    private static final class DiskException extends IOException {
        private static final long serialVersionUID = 1;
        private final IOException disk;

        DiskException(IOException disk) {
            super(disk);
            this.disk = disk;
        }

        IOException disk() {
            return disk;
        }
    }
}
