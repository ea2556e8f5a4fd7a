package pitwall.views.replay;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import pitwall.views.kit.Strings;

/// What a mark that stands for several things says: the first of them, and how many more there are. A flood has
/// thousands of alarms in one mark, and only those that are named are put into words.
final class MarkWords {
    /// What is named at most.
    static final int NAMED = 6;

    private MarkWords() {}

    /// @param line puts one of them into words
    static <T> String of(List<? extends T> all, Function<T, String> line, Strings strings) {
        String named = all.stream().limit(NAMED).map(line).collect(Collectors.joining("\n"));
        return all.size() <= NAMED ? named : named + "\n" + strings.get("replay.mark.more", all.size() - NAMED);
    }
}
