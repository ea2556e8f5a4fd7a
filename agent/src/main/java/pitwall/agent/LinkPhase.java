package pitwall.agent;

/// How far a car's link has come.
public enum LinkPhase {
    /// Not wanted.
    STOPPED,
    /// Between two tries.
    WAITING,
    /// The socket is being opened, or is open and no challenge has come.
    CONNECTING,
    /// The challenge is answered; the server has not said yes yet.
    PROVING,
    /// The server takes frames.
    ONLINE
}
