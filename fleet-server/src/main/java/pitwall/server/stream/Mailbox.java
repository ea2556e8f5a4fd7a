package pitwall.server.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;
import pitwall.server.access.Principal;

/// What other threads have for the thread of one console: its requests, news of its rights, and the signal that
/// there is something to send. Bounded.
final class Mailbox {
    private static final int MAX_LETTERS = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Letter> letters = new ArrayDeque<>();
    private boolean news;

    /// A message to the thread of a console.
    sealed interface Letter {
        /// The console asks for something.
        record Request(ClientFrame frame) implements Letter {}

        /// Something to send as it is.
        record Reply(ServerFrame frame) implements Letter {}

        /// The reader's rights are others now.
        record Rights(Principal principal) implements Letter {}

        /// Send what was asked to be sent before, then close.
        record Goodbye(int code, String reason) implements Letter {}
    }

    /// False if the box is full: whoever sends so much does not read.
    boolean put(Letter letter) {
        lock.lock();
        try {
            if (letters.size() >= MAX_LETTERS && !(letter instanceof Letter.Goodbye)) {
                return false;
            }
            letters.add(letter);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Says that the log went on.
    void signal() {
        lock.lock();
        try {
            news = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The next letter, at once if there is one or the log went on, else after at most `nanos`.
    @Nullable
    Letter take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (letters.isEmpty() && !news && left > 0) {
                left = arrived.awaitNanos(left);
            }
            news = false;
            return letters.poll();
        } finally {
            lock.unlock();
        }
    }
}
