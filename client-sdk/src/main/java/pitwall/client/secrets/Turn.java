package pitwall.client.secrets;

/// Lets one at a time do what would go wrong if two did it at once. Thread-safe; not to be taken twice by one thread.
@FunctionalInterface
public interface Turn {
    /// Holds nobody back: for what only one program, and one thread of it, works on.
    Turn FREE = () -> () -> {};

    /// Waits until nobody else has it.
    Held take();

    /// Somebody's turn, until it is closed.
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
