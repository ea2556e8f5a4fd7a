package pitwall.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.Range;

/// Events and logs the server has not confirmed to be on disk. Bounded: when a car is away for long, the
/// oldest log goes first and the oldest event after the last log, and the hole in the sequence tells the
/// server. Owned by its link.
final class Outbox {
    private static final long UNSENT = -1;

    private static final class Entry {
        private final long seq;
        private final CarFrame frame;
        /// The newest sequence of the car when this was sent.
        private long sentAt = UNSENT;

        Entry(long seq, CarFrame frame) {
            this.seq = seq;
            this.frame = frame;
        }
    }

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private int unsent;
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
        unsent++;
    }

    /// The oldest frame that has to be sent on this connection; it then counts as sent.
    ///
    /// @param newest the newest sequence the car gave to any frame
    Optional<CarFrame> takeUnsent(long newest) {
        if (unsent > 0) {
            for (Entry entry : entries) {
                if (entry.sentAt == UNSENT) {
                    entry.sentAt = newest;
                    unsent--;
                    return Optional.of(entry.frame);
                }
            }
        }
        return Optional.empty();
    }

    boolean hasUnsent() {
        return unsent > 0;
    }

    boolean hasUnconfirmed() {
        return entries.size() > unsent;
    }

    /// Forgets what is on disk, and sends again what got lost on the way. An answer to something that was sent
    /// before the loss was mended says nothing new.
    void confirm(long seq, List<Range> missing) {
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.seq > seq) {
                return;
            }
            if (missing.stream().noneMatch(range -> range.contains(entry.seq))) {
                remove(each, entry);
            } else if (entry.sentAt != UNSENT && entry.sentAt < seq) {
                entry.sentAt = UNSENT;
                unsent++;
            }
        }
    }

    /// Everything is to be sent again, in the old order and with the old numbers.
    void rewind() {
        entries.forEach(entry -> entry.sentAt = UNSENT);
        unsent = entries.size();
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
            Entry entry = each.next();
            if (entry.frame instanceof CarFrame.Log) {
                remove(each, entry);
                return;
            }
        }
        Iterator<Entry> oldest = entries.iterator();
        remove(oldest, oldest.next());
    }

    private void remove(Iterator<Entry> at, Entry entry) {
        at.remove();
        if (entry.sentAt == UNSENT) {
            unsent--;
        }
    }
}
