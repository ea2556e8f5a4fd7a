package pitwall.server.integration.symphony;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// The Eclipse Symphony that has a target for every car (C-5).
///
/// @param base of its API, with a slash at its end; HTTPS, or the loopback of this machine
/// @param user who signs in there
/// @param password of that user
/// @param namespace the targets are in
/// @param pace how patient the server is
public record SymphonySettings(URI base, String user, String password, String namespace, Pace pace) {
    /// The namespace of a Symphony that nobody divided.
    public static final String DEFAULT_NAMESPACE = "default";

    private static final int MOST_CHARACTERS = 256;

    /// @throws IllegalArgumentException where one of these cannot be, in words for whoever gave it
    public SymphonySettings {
        base = checked(base);
        check("user", user);
        check("password", password);
        if (!TargetName.isAllowed(namespace)) {
            throw new IllegalArgumentException(
                    "a namespace is lower-case letters, digits and hyphens, 63 at most: " + namespace);
        }
    }

    /// With the shipped figures.
    public static SymphonySettings of(URI base, String user, String password, String namespace) {
        return new SymphonySettings(base, user, password, namespace, Pace.DEFAULT);
    }

    /// @param patience with one answer of Symphony
    /// @param shortest pause after a failure; it doubles with each further one
    /// @param longest pause after a failure
    public record Pace(Duration patience, Duration shortest, Duration longest) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    private static void check(String what, String text) {
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "Symphony's " + what + " has 1 to " + MOST_CHARACTERS + " characters, not " + text.length());
        }
    }

    private static URI checked(URI base) {
        boolean plain = base.getHost() != null
                && base.getUserInfo() == null
                && base.getQuery() == null
                && base.getFragment() == null;
        if (!plain || !isSafe(base)) {
            throw new IllegalArgumentException(
                    "Symphony has an https address without a name and a query; http only on the loopback");
        }
        String text = base.toString();
        return text.endsWith("/") ? base : URI.create(text + "/");
    }

    /// The password crosses nothing but this machine readable. By the name alone: nothing is looked up.
    private static boolean isSafe(URI base) {
        String host = base.getHost().toLowerCase(Locale.ROOT);
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || loopback && scheme.equals("http");
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "SymphonySettings[" + base + ", user=" + user + ", namespace=" + namespace + "]";
    }
}
