package pitwall.protocol.tuf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads metadata from a source, never more of it than allowed, and checks length and hash before anything else.
final class MetadataFetch {
    private final TufSource source;
    private final TufLimits limits;

    MetadataFetch(TufSource source, TufLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /// A file of which nothing is known beforehand; empty if there is none.
    Optional<byte[]> find(String file, TufRole role) throws RefusedException {
        return read(file, limits.of(role));
    }

    /// A file that other metadata describes.
    byte[] get(String file, TufRole role, MetaFile said) throws RefusedException {
        long bound = said.length() > 0 ? Math.min(said.length(), limits.of(role)) : limits.of(role);
        byte[] bytes = read(file, Math.toIntExact(bound)).orElseThrow(() -> missing(file));
        if (!said.sha256().isEmpty() && !Digests.hex(bytes).equals(said.sha256())) {
            throw new RefusedException(TufReason.HASH_MISMATCH, file, "its hash is not the one that was signed");
        }
        return bytes;
    }

    static RefusedException missing(String file) {
        return new RefusedException(TufReason.METADATA_MISSING, file, "the repository does not have it");
    }

    private Optional<byte[]> read(String file, int bound) throws RefusedException {
        try {
            Optional<InputStream> opened = source.open(file);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = opened.get()) {
                byte[] bytes = in.readNBytes(bound + 1);
                if (bytes.length > bound) {
                    throw new RefusedException(TufReason.TOO_LONG, file, "it has more than " + bound + " bytes");
                }
                return Optional.of(bytes);
            }
        } catch (IOException e) {
            throw new RefusedException(TufReason.NETWORK_UNREACHABLE, file, "it could not be read: " + e.getMessage());
        }
    }
}
