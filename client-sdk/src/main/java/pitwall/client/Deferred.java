package pitwall.client;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when somebody first asks for it, and once. Thread-safe. Where making it fails, the next who
/// asks tries again.
public final class Deferred<T> implements Supplier<T> {
    private final Supplier<? extends T> making;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T value;

    public Deferred(Supplier<? extends T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T made = value;
        return made == null ? make() : made;
    }

    /// The value, if anybody has asked for it yet.
    public Optional<T> made() {
        return Optional.ofNullable(value);
    }

    private T make() {
        lock.lock();
        try {
            T made = value;
            if (made == null) {
                made = making.get();
                value = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
