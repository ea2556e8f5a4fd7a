package pitwall.fleet.release;

/// The bytes of a release, named by what they are.
///
/// @param sha256 of the whole artifact, 64 lower-case hexadecimal digits
/// @param length in bytes, more than zero
public record Artifact(String sha256, long length) {
    private static final int DIGITS = 64;

    public Artifact {
        if (!isDigest(sha256)) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits, was '" + sha256 + "'");
        }
        if (length <= 0) {
            throw new IllegalArgumentException("length must be positive, was " + length);
        }
    }

    /// Whether `text` is a SHA-256 digest as it is written here.
    public static boolean isDigest(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
