package pitwall.views.logs.lines;

/// Which lines of a [LinePart] are still wanted, a bit each.
final class Kept {
    private final long[] words;
    private final int size;

    Kept(int size, boolean all) {
        this.size = size;
        this.words = new long[(size + 63) / 64];
        if (all) {
            java.util.Arrays.fill(words, -1L);
            if (size % 64 != 0) {
                words[words.length - 1] = (1L << size) - 1;
            }
        }
    }

    boolean has(int index) {
        return (words[index >> 6] & 1L << index) != 0;
    }

    void add(int index) {
        words[index >> 6] |= 1L << index;
    }

    void remove(int index) {
        words[index >> 6] &= ~(1L << index);
    }

    void and(Kept other, boolean negated) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= negated ? ~other.words[i] : other.words[i];
        }
    }

    boolean isEmpty() {
        long any = 0;
        for (long word : words) {
            any |= word;
        }
        return any == 0;
    }

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /// The next wanted line at or behind this one; -1 if there is none.
    int next(int index) {
        if (index >= size) {
            return -1;
        }
        int at = index >> 6;
        long word = words[at] & -1L << index;
        while (word == 0) {
            if (++at == words.length) {
                return -1;
            }
            word = words[at];
        }
        return (at << 6) + Long.numberOfTrailingZeros(word);
    }
}
