package pitwall.views.logs;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import pitwall.protocol.rest.LogLine;

/// Lines that somebody marked for himself, by their ids; they stay while others are read. FX thread.
final class LogPins {
    private final NavigableMap<Long, LogLine> lines = new TreeMap<>();

    /// Marks a line, or takes the mark away; true if it is marked now.
    boolean toggle(LogLine line) {
        if (lines.remove(line.id()) != null) {
            return false;
        }
        lines.put(line.id(), line);
        return true;
    }

    void clear() {
        lines.clear();
    }

    boolean holds(long id) {
        return lines.containsKey(id);
    }

    int size() {
        return lines.size();
    }

    /// By id.
    NavigableMap<Long, LogLine> all() {
        return lines;
    }

    /// The next one behind or before an id; absent where there is none.
    java.util.Optional<LogLine> next(long id, int step) {
        Map.Entry<Long, LogLine> found = step > 0 ? lines.higherEntry(id) : lines.lowerEntry(id);
        return java.util.Optional.ofNullable(found).map(Map.Entry::getValue);
    }
}
