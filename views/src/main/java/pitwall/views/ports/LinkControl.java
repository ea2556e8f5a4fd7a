package pitwall.views.ports;

/// The connection's two buttons. Both return at once; what becomes of them shows in the next frames.
public interface LinkControl {
    /// Ends the wait before the next attempt.
    void retryNow();

    /// Asks for a fresh snapshot; without a connection it is the same as [#retryNow].
    void resync();
}
