package pitwall.server.notify;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// All addresses that begin with the same bits, such as `10.0.0.0/8` or `fd00::/8`.
record NetworkRange(String base, int bits) {
    private static final Pattern V4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)" + "(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /// The range that is written so; empty where that is none. Never looks a name up.
    static Optional<NetworkRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().length * 8;
        String digits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
            return Optional.empty();
        }
        return Optional.of(new NetworkRange(HexFormat.of().formatHex(address.get()), Integer.parseInt(digits)));
    }

    static NetworkRange of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no range of addresses: " + text));
    }

    /// The bytes of an address as it is written plainly; empty for a name, and for 0177.0.0.1 and its like.
    static Optional<byte[]> literal(String text) {
        boolean six = text.indexOf(':') >= 0 && V6.matcher(text).matches();
        return six || V4.matcher(text).matches()
                ? Optional.of(InetAddress.ofLiteral(text).getAddress())
                : Optional.empty();
    }

    boolean contains(byte[] address) {
        byte[] own = HexFormat.of().parseHex(base);
        if (own.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((own[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
