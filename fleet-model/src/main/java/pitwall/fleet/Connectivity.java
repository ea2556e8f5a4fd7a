package pitwall.fleet;

/// Whether the server hears the car. Decided by the server from heartbeats (B-29, I-16).
public enum Connectivity {
    /// Registered, but never heard.
    NEVER_SEEN,
    ONLINE,
    OFFLINE
}
