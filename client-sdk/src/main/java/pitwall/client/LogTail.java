package pitwall.client;

/// Somebody who follows new log lines.
public interface LogTail extends AutoCloseable {
    /// Ends it; what is on its way is not handed over any more. Closing twice is harmless.
    @Override
    void close();
}
