package pitwall.views.logs.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that occur again and again, each kept once under a number. FX thread.
final class WordList<T> {
    private final List<T> words = new ArrayList<>();
    private final Map<T, Integer> numbers = new HashMap<>();

    int number(T word) {
        return numbers.computeIfAbsent(word, fresh -> {
            words.add(fresh);
            return words.size() - 1;
        });
    }

    T word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    /// All of them as they are now, by number.
    List<T> all() {
        return List.copyOf(words);
    }
}
