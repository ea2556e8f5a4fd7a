package pitwall.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a file that a request wants (RFC 9110, section 14).
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// Everything; also where the header asks for several parts at once, or for something that is not bytes.
    record Whole() implements ByteRange {}

    /// @param first byte
    /// @param last byte, included
    record Part(long first, long last) implements ByteRange {
        long count() {
            return last - first + 1;
        }
    }

    /// Behind the end of the file.
    record Unsatisfiable() implements ByteRange {}

    static ByteRange of(Optional<String> header, long length) {
        Matcher one = ONE.matcher(header.orElse(""));
        if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return new Whole();
        }
        if (one.group(1).isEmpty()) {
            long wanted = Math.min(Long.parseLong(one.group(2)), length);
            return wanted == 0 ? new Unsatisfiable() : new Part(length - wanted, length - 1);
        }
        long first = Long.parseLong(one.group(1));
        long last = one.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(one.group(2)), length - 1);
        if (!one.group(2).isEmpty() && Long.parseLong(one.group(2)) < first) {
            return new Whole();
        }
        return first >= length ? new Unsatisfiable() : new Part(first, last);
    }
}
