package pitwall.views.map.tiles;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A server of squares.
///
/// @param template its address, with `{z}`, `{x}` and `{y}` where zoom, column and row belong
/// @param credit whose work the map is, as it has to stand on it
public record TileServer(String template, String credit) {
    private static final int LONGEST = 500;
    private static final int LONGEST_CREDIT = 200;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// What is wrong with an address; empty where nothing is.
    ///
    /// @param plainHosts that may be asked without encryption, besides this computer itself
    public static Optional<Flaw> flaw(String template, String credit, Set<String> plainHosts) {
        if (template.length() > LONGEST || credit.length() > LONGEST_CREDIT) {
            return Optional.of(Flaw.TOO_LONG);
        }
        for (String part : new String[] {"{z}", "{x}", "{y}"}) {
            if (template.indexOf(part) < 0 || template.indexOf(part) != template.lastIndexOf(part)) {
                return Optional.of(Flaw.PLACES);
            }
        }
        try {
            URI first = new URI(filled(template, new TileId(0, 0, 0)));
            URI other = new URI(filled(template, new TileId(1, 1, 1)));
            if (!String.valueOf(first.getAuthority()).equals(other.getAuthority())) {
                return Optional.of(Flaw.ADDRESS);
            }
            return flaw(first, plainHosts).or(() -> credit.isBlank() ? Optional.of(Flaw.CREDIT) : Optional.empty());
        } catch (URISyntaxException e) {
            return Optional.of(Flaw.ADDRESS);
        }
    }

    private static Optional<Flaw> flaw(URI address, Set<String> plainHosts) {
        String host = address.getHost();
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (host == null || address.getUserInfo() != null || address.getFragment() != null) {
            return Optional.of(Flaw.ADDRESS);
        }
        return switch (scheme) {
            case "https" -> Optional.empty();
            case "http" ->
                LOOPBACK.contains(host) || plainHosts.contains(host) ? Optional.empty() : Optional.of(Flaw.PLAIN);
            default -> Optional.of(Flaw.ADDRESS);
        };
    }

    /// Where a square is.
    public URI address(TileId id) {
        return URI.create(filled(template, id));
    }

    private static String filled(String template, TileId id) {
        return template.replace("{z}", Integer.toString(id.zoom()))
                .replace("{x}", Integer.toString(id.x()))
                .replace("{y}", Integer.toString(id.y()));
    }

    /// Why an address is not taken.
    public enum Flaw {
        /// Each of the three places must stand in it once.
        PLACES,
        /// It is no address of a server, or holds a name and a password.
        ADDRESS,
        /// It would be asked without encryption.
        PLAIN,
        TOO_LONG,
        /// Nobody said whose work it is.
        CREDIT
    }
}
