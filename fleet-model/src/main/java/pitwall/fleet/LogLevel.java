package pitwall.fleet;

/// Severity of a log entry, worst first (L-4).
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
