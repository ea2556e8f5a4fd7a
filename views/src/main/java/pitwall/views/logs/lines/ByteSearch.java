package pitwall.views.logs.lines;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds a piece of ASCII text in UTF-8, whatever the case, after Horspool: it looks at the byte under the end of the
/// wanted text and skips as far as that byte allows, so of long texts most bytes are never looked at. Immutable.
///
/// R. N. Horspool, Practical fast searching in strings, Software: Practice and Experience 10 (1980).
final class ByteSearch {
    private final byte[] lower;
    private final byte[] upper;
    private final int[] skips = new int[256];

    /// @param text at least one character, all ASCII
    ByteSearch(String text) {
        lower = text.getBytes(StandardCharsets.US_ASCII);
        upper = new byte[lower.length];
        Arrays.fill(skips, lower.length);
        for (int i = 0; i < lower.length; i++) {
            lower[i] = fold(lower[i], 'A', 'Z', 32);
            upper[i] = fold(lower[i], 'a', 'z', -32);
            if (i < lower.length - 1) {
                skips[lower[i]] = lower.length - 1 - i;
                skips[upper[i]] = lower.length - 1 - i;
            }
        }
    }

    private static byte fold(byte c, char first, char last, int by) {
        return c >= first && c <= last ? (byte) (c + by) : c;
    }

    /// The first place at or behind `from` where it begins; -1 if there is none that ends before `to`.
    int find(byte[] text, int from, int to) {
        int last = lower.length - 1;
        byte endLower = lower[last];
        byte endUpper = upper[last];
        int end = from + last;
        while (end < to) {
            byte c = text[end];
            if ((c == endLower || c == endUpper) && isAt(text, end - last)) {
                return end - last;
            }
            end += skips[c & 0xff];
        }
        return -1;
    }

    private boolean isAt(byte[] text, int at) {
        for (int i = 0; i < lower.length - 1; i++) {
            byte c = text[at + i];
            if (c != lower[i] && c != upper[i]) {
                return false;
            }
        }
        return true;
    }
}
