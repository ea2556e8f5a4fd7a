package pitwall.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import pitwall.client.SessionInfo;
import pitwall.protocol.rest.LogLine;

/// Log lines that were read and wait to be written. Thread-safe; holds a bounded number, the newest.
final class CachedLogs {
    private static final int MOST_WAITING = 20_000;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int lines;

    /// @param reader who was shown them
    record Waiting(SessionInfo reader, List<LogLine> lines) {
        Waiting {
            lines = List.copyOf(lines);
        }
    }

    synchronized void put(Waiting piece) {
        waiting.addLast(piece);
        lines += piece.lines().size();
        while (lines > MOST_WAITING && waiting.size() > 1) {
            lines -= waiting.removeFirst().lines().size();
        }
    }

    synchronized List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>(waiting);
        waiting.clear();
        lines = 0;
        return taken;
    }
}
