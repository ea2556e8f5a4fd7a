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

        /// The sender broke off. What arrived before is on disk.
        record BrokenOff() implements Arrival {}

        /// This disk failed or takes no more. What came before stays.
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
    public Arrival append(Artifact artifact, long offset, InputStream in) {
        if (!busy.add(artifact.sha256())) {
            return new Arrival.Busy();
        }
        try {
            long here = offset(artifact);
            if (offset != here) {
                return new Arrival.Elsewhere(here);
            }
            if (has(artifact)) {
                return read(in, new byte[1]) < 0 ? new Arrival.Complete() : new Arrival.TooLong();
            }
            return write(artifact, here, in);
        } catch (SenderException e) {
            return new Arrival.BrokenOff();
        } catch (IOException e) {
            return new Arrival.DiskFailed(e);
        } finally {
            busy.remove(artifact.sha256());
        }
    }

    private Arrival write(Artifact artifact, long offset, InputStream in) throws IOException {
        Path file = arrivingFile(artifact);
        long end = offset;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] piece = new byte[PIECE];
            int read = read(in, piece);
            while (read >= 0) {
                if (end + read > artifact.length()) {
                    out.truncate(offset);
                    return new Arrival.TooLong();
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                end += read;
                read = read(in, piece);
            }
            out.force(true);
        }
        return end == artifact.length() ? finish(artifact, file) : new Arrival.Partly(end);
    }

    private static int read(InputStream in, byte[] piece) throws SenderException {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw new SenderException(e);
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

    /// Tells trouble with the sender from trouble with our disk.
    private static final class SenderException extends IOException {
        private static final long serialVersionUID = 1;

        SenderException(IOException cause) {
            super(cause);
        }
    }
}
