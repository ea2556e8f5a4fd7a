package pitwall.fleet.audit;

/// Where an attempt came from.
public enum AuditOrigin {
    API,
    CONSOLE,
    /// A car, on its own connection.
    CAR,
    /// A time that somebody fixed earlier.
    SCHEDULE,
    /// The server itself.
    SERVER
}
