package pitwall.fleet;

/// How the car's own agent is doing (B-4).
public enum AgentStatus {
    RUNNING,
    FAILED,
    STOPPED,
    /// The car never said.
    UNKNOWN
}
