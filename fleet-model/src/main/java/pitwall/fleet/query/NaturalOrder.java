package pitwall.fleet.query;

import java.util.Comparator;

/// Orders texts as people do: runs of digits by their value, so that `4.9.1` comes before `4.10.0` and `R-2` before
/// `R-10`; letters without their case. Texts that differ only in case or leading zeros are equal here.
/// Allocates nothing.
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
                int leftEnd = digitsEnd(left, i);
                int rightEnd = digitsEnd(right, j);
                int compared = compareDigits(left, i, leftEnd, right, j, rightEnd);
                if (compared != 0) {
                    return compared;
                }
                i = leftEnd;
                j = rightEnd;
            } else {
                int compared = Character.compare(fold(left.charAt(i++)), fold(right.charAt(j++)));
                if (compared != 0) {
                    return compared;
                }
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int compareDigits(String left, int i, int leftEnd, String right, int j, int rightEnd) {
        int leftStart = skipZeros(left, i, leftEnd);
        int rightStart = skipZeros(right, j, rightEnd);
        int compared = Integer.compare(leftEnd - leftStart, rightEnd - rightStart);
        for (int k = 0; compared == 0 && k < leftEnd - leftStart; k++) {
            compared = Character.compare(left.charAt(leftStart + k), right.charAt(rightStart + k));
        }
        return compared;
    }

    private static int skipZeros(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
