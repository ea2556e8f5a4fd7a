package pitwall.fleet.release;

/// One exact build, as it is installed on a car or was once: the words people use and the bytes that prove them.
///
/// @param version for example `4.3.0`
/// @param digest SHA-256 of the artifact it came from, see [Artifact#sha256]
/// @param counter the release's anti-rollback number; rises with every release, so that a smaller one on a car
///     is a step back
public record Software(String version, String digest, long counter) {
    public Software {
        Versions.requireValid(version);
        if (!Artifact.isDigest(digest)) {
            throw new IllegalArgumentException("digest must be 64 lower-case hexadecimal digits, was '" + digest + "'");
        }
        if (counter < 0) {
            throw new IllegalArgumentException("counter must not be negative, was " + counter);
        }
    }

    /// Whether this is the build that `other` names. Version and bytes must both agree; the counter follows the bytes.
    public boolean isSameBuild(Software other) {
        return version.equals(other.version) && digest.equals(other.digest);
    }
}
