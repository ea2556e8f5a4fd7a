package pitwall.views.palette;

import java.util.List;

/// How well a text answers what was typed; lower is better. Both sides are lower case.
final class MatchRank {
    static final int WHOLE = 0;
    static final int START = 10;
    static final int WORD_START = 20;
    static final int NUMBER = 30;
    static final int INSIDE = 40;
    static final int WORDS = 50;
    static final int NONE = 100;

    private MatchRank() {}

    static int of(String text, String wanted) {
        return of(text, wanted, words(wanted));
    }

    /// What was typed, word by word; nothing where it is one word.
    static List<String> words(String wanted) {
        return wanted.indexOf(' ') < 0 ? List.of() : List.of(wanted.split(" +"));
    }

    /// The same for many texts.
    ///
    /// @param words [#words] of what is wanted
    static int of(String text, String wanted, List<String> words) {
        int at = text.indexOf(wanted);
        if (at < 0) {
            return hasAll(text, words) ? WORDS : NONE;
        }
        if (at == 0) {
            return text.length() == wanted.length() ? WHOLE : START;
        }
        int rank = INSIDE;
        for (; at >= 0; at = text.indexOf(wanted, at + 1)) {
            rank = Math.min(rank, inside(text, wanted, at));
        }
        return rank;
    }

    /// A match inside the text: at the start of a word, or the whole of a number without its leading zeros,
    /// so that `41` finds `wba-00041` before `wba-04100`.
    private static int inside(String text, String wanted, int at) {
        if (!Character.isLetterOrDigit(text.charAt(at - 1))) {
            return WORD_START;
        }
        boolean endsNumber =
                at + wanted.length() == text.length() || !Character.isDigit(text.charAt(at + wanted.length()));
        int zeros = at;
        while (zeros > 0 && text.charAt(zeros - 1) == '0') {
            zeros--;
        }
        boolean startsNumber = zeros == 0 || !Character.isDigit(text.charAt(zeros - 1));
        return Character.isDigit(wanted.charAt(0)) && endsNumber && startsNumber ? NUMBER : INSIDE;
    }

    private static boolean hasAll(String text, List<String> words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return !words.isEmpty();
    }
}
