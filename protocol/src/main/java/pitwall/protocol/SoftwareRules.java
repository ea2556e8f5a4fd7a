package pitwall.protocol;

import java.util.regex.Pattern;

/// The grammar of what is said about software on the wire.
final class SoftwareRules {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern INTENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/._~%+-]{1,255}");

    private SoftwareRules() {}

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /// The name of a revision of a car's computer.
    static boolean isRevision(String text) {
        return !text.isBlank() && text.length() <= 64;
    }

    static boolean isIntent(String text) {
        return INTENT.matcher(text).matches();
    }

    static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /// A `traceparent` of W3C Trace Context.
    static boolean isTrace(String text) {
        return TRACE.matcher(text).matches();
    }

    /// A path on the server that sent it: another host, a query or a way up is none.
    static boolean isPath(String text) {
        return PATH.matcher(text).matches() && !text.startsWith("//") && !text.contains("..");
    }

    static void check(String field, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(field + " is not valid");
        }
    }
}
