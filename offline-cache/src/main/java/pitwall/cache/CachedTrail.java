package pitwall.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import pitwall.client.SessionInfo;
import pitwall.protocol.rest.AuditEvidence;

/// Parts of the audit trail that wait to be written. Thread-safe; holds a bounded number, the newest.
final class CachedTrail {
    private static final int MOST_WAITING = 20;

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /// @param reader who was shown it
    record Waiting(SessionInfo reader, AuditEvidence part) {}

    synchronized void put(Waiting part) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(part);
    }

    synchronized List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>(waiting);
        waiting.clear();
        return taken;
    }
}
