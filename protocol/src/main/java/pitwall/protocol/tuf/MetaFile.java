package pitwall.protocol.tuf;

import pitwall.fleet.release.Artifact;

/// What one piece of metadata says of another.
///
/// @param length in bytes, at most; 0 where nothing is said
/// @param sha256 hexadecimal; empty where nothing is said
public record MetaFile(long version, long length, String sha256) {
    public MetaFile {
        if (version < 1 || length < 0) {
            throw new IllegalArgumentException("version " + version + ", length " + length);
        }
        if (!sha256.isEmpty() && !Artifact.isDigest(sha256)) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
    }

    /// Of a document that exists.
    public static MetaFile of(long version, byte[] document) {
        return new MetaFile(version, document.length, Digests.hex(document));
    }
}
