package pitwall.fleet.release;

/// The grammar of a version: `[A-Za-z0-9][A-Za-z0-9._+-]{0,63}`, which needs no escaping in a path or a file name.
public final class Versions {
    /// The longest version, in characters.
    public static final int MAX_LENGTH = 64;

    private Versions() {}

    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && isLetterOrDigit(text.charAt(0))
                && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '_' || c == '+' || c == '-');
    }

    static void requireValid(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "version must match [A-Za-z0-9][A-Za-z0-9._+-]{0,63}, was '" + text + "'");
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
