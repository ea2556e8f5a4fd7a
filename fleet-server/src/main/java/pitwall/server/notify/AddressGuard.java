package pitwall.server.notify;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which addresses a webhook may reach. Only what belongs to the public internet, unless an operator of the server
/// allowed more at its start: whoever may write channels must not be able to ask this machine, its network or the
/// metadata of a cloud for something. Thread-safe.
///
/// The ranges are those that IANA's registries for special purposes do not call globally reachable.
final class AddressGuard {
    private static final List<NetworkRange> CLOSED = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");
    private static final NetworkRange GLOBAL = NetworkRange.of("2000::/3");

    /// IPv4-mapped, as a JDK never writes it, and translated.
    private static final List<NetworkRange> EMBEDDING =
            List.of(new NetworkRange("00000000000000000000ffff00000000", 96), NetworkRange.of("64:ff9b::/96"));

    private final List<NetworkRange> ranges;
    private final Set<String> hosts;

    /// @param allowed ranges such as `10.1.0.0/16`, and names of hosts
    /// @throws IllegalArgumentException for what is neither, in words for whoever gave it
    AddressGuard(List<String> allowed) {
        ranges = allowed.stream()
                .flatMap(text -> NetworkRange.parse(text).stream())
                .toList();
        hosts = allowed.stream()
                .filter(text -> NetworkRange.parse(text).isEmpty())
                .map(AddressGuard::checkedHost)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<NetworkRange> ranges(String... texts) {
        return Stream.of(texts).map(NetworkRange::of).toList();
    }

    private static String checkedHost(String text) {
        if (!text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")) {
            throw new IllegalArgumentException("neither a range of addresses nor a host: " + text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /// True for a host that was allowed by its name, or written as an address that was.
    boolean isAllowed(String host) {
        String plain = unbracketed(host).toLowerCase(Locale.ROOT);
        return hosts.contains(plain)
                || NetworkRange.literal(plain).filter(this::isInside).isPresent();
    }

    /// True where a connection to this address, for this host, may be made.
    boolean lets(String host, InetAddress address) {
        byte[] bytes = plain(address.getAddress());
        return hosts.contains(unbracketed(host).toLowerCase(Locale.ROOT)) || isInside(bytes) || isPublic(bytes);
    }

    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private boolean isInside(byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(byte[] address) {
        boolean closed = CLOSED.stream().anyMatch(range -> range.contains(address));
        return !closed && (address.length == 4 || GLOBAL.contains(address));
    }

    /// An IPv4 address that is dressed up as an IPv6 one, without the dress.
    private static byte[] plain(byte[] address) {
        boolean dressed = EMBEDDING.stream().anyMatch(range -> range.contains(address));
        return dressed ? Arrays.copyOfRange(address, 12, 16) : address;
    }
}
