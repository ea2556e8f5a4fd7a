package pitwall.views.logs.lines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Finds a piece of ASCII text in UTF-8, whatever the case: it looks at eight places at a time, at each for three
/// letters of the wanted text at once, the first, one in the middle and the last. Few other places pass, and only those
/// are compared letter by letter. Immutable.
final class ByteSearch {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private final byte[] lower;
    private final byte[] upper;
    private final Letter first;
    private final Letter middle;
    private final Letter last;

    /// A letter eight times over.
    ///
    /// @param offset where it is in the text
    /// @param folds the bits in which its two cases differ
    private record Letter(int offset, long folds, long letters) {
        /// Zero in each byte where the letter is at its place.
        long missing(byte[] text, int at) {
            return ((long) WORDS.get(text, at + offset) | folds) ^ letters;
        }
    }

    /// @param text at least one character, all ASCII
    ByteSearch(String text) {
        lower = text.getBytes(StandardCharsets.US_ASCII);
        upper = new byte[lower.length];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = fold(lower[i], 'A', 'Z', 32);
            upper[i] = fold(lower[i], 'a', 'z', -32);
        }
        first = letter(0);
        middle = letter((lower.length - 1) / 2);
        last = letter(lower.length - 1);
    }

    private static byte fold(byte c, char first, char last, int by) {
        return c >= first && c <= last ? (byte) (c + by) : c;
    }

    private Letter letter(int offset) {
        return new Letter(offset, (lower[offset] ^ upper[offset]) * ONES, lower[offset] * ONES);
    }

    /// The first place at or behind `from` where it begins; -1 if there is none that ends before `to`.
    int find(byte[] text, int from, int to) {
        int at = from;
        for (int end = to - lower.length - Long.BYTES; at <= end; at += Long.BYTES) {
            long missing = first.missing(text, at) | middle.missing(text, at) | last.missing(text, at);
            if (((missing - ONES) & ~missing & HIGHS) != 0) {
                int found = among(text, at, missing);
                if (found >= 0) {
                    return found;
                }
            }
        }
        for (; at <= to - lower.length; at++) {
            if (isAt(text, at)) {
                return at;
            }
        }
        return -1;
    }

    private int among(byte[] text, int at, long missing) {
        for (int i = 0; i < Long.BYTES; i++) {
            if ((missing >>> 8 * i & 0xff) == 0 && isAt(text, at + i)) {
                return at + i;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] text, int at) {
        for (int i = 0; i < lower.length; i++) {
            byte c = text[at + i];
            if (c != lower[i] && c != upper[i]) {
                return false;
            }
        }
        return true;
    }
}
