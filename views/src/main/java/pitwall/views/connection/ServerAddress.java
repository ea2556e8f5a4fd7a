package pitwall.views.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The address of a server as people type it.
public final class ServerAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServerAddress() {}

    /// Reads an address; without a scheme it means `https`. Empty unless it is a scheme, a host, perhaps a port,
    /// and nothing else: a password in an address would end up in files and logs.
    public static Optional<URI> parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text.contains("://") ? text : "https://" + text);
            return isServer(address) ? Optional.of(plain(address)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// True where a password would travel readable over a network.
    public static boolean isUnprotected(URI address) {
        return address.getScheme().equals("http") && !LOOPBACK.contains(address.getHost());
    }

    private static boolean isServer(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String path = address.getPath() == null ? "" : address.getPath();
        return (scheme.equals("https") || scheme.equals("http"))
                && address.getHost() != null
                && address.getUserInfo() == null
                && (path.isEmpty() || path.equals("/"))
                && address.getQuery() == null
                && address.getFragment() == null
                && address.getPort() <= 65_535;
    }

    private static URI plain(URI address) throws URISyntaxException {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return new URI(scheme, null, host, address.getPort(), null, null, null);
    }
}
