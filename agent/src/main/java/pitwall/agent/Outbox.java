package pitwall.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import pitwall.protocol.CarFrame;

/// Events and logs the server has not confirmed to be on disk. Bounded: when a car is away for long, the
/// oldest log goes first and the oldest event after the last log, and the hole in the sequence tells the
/// server. Owned by its link.
final class Outbox {
    private record Entry(long seq, CarFrame frame) {}

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long sentUpTo;
    private long dropped;

    Outbox(int capacity) {
        this.capacity = capacity;
    }

    /// Keeps a frame; sequences rise from call to call.
    void add(long seq, CarFrame frame) {
        if (entries.size() == capacity) {
            makeRoom();
        }
        entries.addLast(new Entry(seq, frame));
    }

    /// The oldest frame that has not been sent on this connection; it then counts as sent.
    Optional<CarFrame> takeUnsent() {
        for (Entry entry : entries) {
            if (entry.seq > sentUpTo) {
                sentUpTo = entry.seq;
                return Optional.of(entry.frame);
            }
        }
        return Optional.empty();
    }

    boolean hasUnsent() {
        return !entries.isEmpty() && entries.getLast().seq > sentUpTo;
    }

    boolean hasUnconfirmed() {
        return !entries.isEmpty() && entries.getFirst().seq <= sentUpTo;
    }

    /// Forgets what is on disk.
    void confirm(long seq) {
        while (!entries.isEmpty() && entries.getFirst().seq <= seq) {
            entries.removeFirst();
        }
    }

    /// Everything is to be sent again, in the old order and with the old numbers.
    void rewind() {
        sentUpTo = 0;
    }

    int size() {
        return entries.size();
    }

    /// Frames lost because the outbox was full.
    long dropped() {
        return dropped;
    }

    private void makeRoom() {
        dropped++;
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            if (each.next().frame instanceof CarFrame.Log) {
                each.remove();
                return;
            }
        }
        entries.removeFirst();
    }
}
