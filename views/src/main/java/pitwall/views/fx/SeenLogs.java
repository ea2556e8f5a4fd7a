package pitwall.views.fx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import pitwall.client.SeenLog;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;

/// The log lines of the fleet that came in this session or out of the cache: the newest 20 000 of all cars. FX thread.
public final class SeenLogs {
    private static final int KEPT = 20_000;

    private final Deque<SeenLog> lines = new ArrayDeque<>();
    private long count;

    void add(List<SeenLog> more) {
        for (SeenLog line : more) {
            if (lines.size() == KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
        count += more.size();
    }

    void clear() {
        lines.clear();
        count++;
    }

    /// Another number whenever something came or went.
    public long revision() {
        return count;
    }

    /// The newest lines of a car, oldest first.
    public List<LogEntry> of(CarId car, int most) {
        List<LogEntry> found = new ArrayList<>();
        for (Iterator<SeenLog> newest = lines.descendingIterator(); newest.hasNext() && found.size() < most; ) {
            SeenLog line = newest.next();
            if (line.car().equals(car)) {
                found.add(line.entry());
            }
        }
        Collections.reverse(found);
        return found;
    }
}
