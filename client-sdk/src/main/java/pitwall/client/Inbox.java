package pitwall.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Events on their way from a network thread to the `pitwall-fleet` thread; bounded. Thread-safe.
///
/// A full inbox first holds the sender back, which the server notices as a slow reader and answers by merging. If
/// nothing is taken out for a whole second all messages are thrown away and one [LinkEvent.Overflowed] takes their
/// place:
/// memory is never the buffer.
final class Inbox {
    /// Most messages held.
    static final int MAX_MESSAGES = 4096;
    /// Most characters held, as long as there is more than one message.
    static final long MAX_CHARACTERS = 16L * 1024 * 1024;

    private final Runnable wake;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<LinkEvent> waiting = new ArrayDeque<>();
    private int messages;
    private long characters;

    /// @param wake called on the sender's thread when the inbox is no longer empty
    Inbox(Runnable wake, long patienceMillis) {
        this.wake = wake;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    void put(LinkEvent event) {
        boolean wasEmpty;
        lock.lock();
        try {
            if (event instanceof LinkEvent.Arrived arrived) {
                wasEmpty = putMessage(arrived);
            } else {
                wasEmpty = waiting.isEmpty();
                waiting.add(event);
            }
        } finally {
            lock.unlock();
        }
        if (wasEmpty) {
            wake.run();
        }
    }

    /// The oldest event; empty where none waits.
    Optional<LinkEvent> poll() {
        lock.lock();
        try {
            LinkEvent event = waiting.poll();
            if (event instanceof LinkEvent.Arrived arrived) {
                messages--;
                characters -= arrived.text().length();
                room.signal();
            }
            return Optional.ofNullable(event);
        } finally {
            lock.unlock();
        }
    }

    private boolean putMessage(LinkEvent.Arrived arrived) {
        if (!awaitRoom(arrived)) {
            waiting.removeIf(event -> event instanceof LinkEvent.Arrived);
            messages = 0;
            characters = 0;
            boolean wasEmpty = waiting.isEmpty();
            waiting.add(new LinkEvent.Overflowed(arrived.connection()));
            return wasEmpty;
        }
        boolean wasEmpty = waiting.isEmpty();
        waiting.add(arrived);
        messages++;
        characters += arrived.text().length();
        return wasEmpty;
    }

    private boolean awaitRoom(LinkEvent.Arrived arrived) {
        long left = patienceNanos;
        int before = messages;
        while (isFull(arrived)) {
            if (left <= 0) {
                return false;
            }
            try {
                left = room.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (messages < before) {
                before = messages;
                left = patienceNanos;
            }
        }
        return true;
    }

    private boolean isFull(LinkEvent.Arrived arrived) {
        return messages >= MAX_MESSAGES
                || messages > 0 && characters + arrived.text().length() > MAX_CHARACTERS;
    }
}
