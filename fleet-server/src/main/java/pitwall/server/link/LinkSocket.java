package pitwall.server.link;

/// The wire to one car. Thread-safe; nothing blocks.
public interface LinkSocket {
    /// Sends after everything that was sent before. A peer that does not read is cut off.
    void send(String text);

    /// Closes after everything that was sent before.
    void close(int code, String reason);
}
