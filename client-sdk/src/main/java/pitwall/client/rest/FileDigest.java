package pitwall.client.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Reads a file from one end to the other for its SHA-256.
final class FileDigest {
    private static final int CHUNK = 1024 * 1024;

    private FileDigest() {}

    /// The digest in hexadecimal; empty if somebody stopped it. Blocks.
    ///
    /// @param read is told how many bytes were read
    static Optional<String> of(Path file, BooleanSupplier stopped, LongConsumer read) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int count = in.read(chunk);
            while (count >= 0) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
                digest.update(chunk, 0, count);
                done += count;
                read.accept(done);
                count = in.read(chunk);
            }
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
