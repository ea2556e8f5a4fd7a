package pitwall.cli;

/// What a launcher tells the shell. Stable: scripts depend on it.
enum ExitCode {
    DONE(0),
    /// Something nobody foresaw; the log has the details.
    UNEXPECTED(1),
    /// A flag or an environment variable is wrong.
    BAD_FLAG(2),
    PORT_IN_USE(3),
    DATABASE_UNUSABLE(4),
    TLS_UNUSABLE(5),
    SERVER_UNREACHABLE(6),
    SECRET_UNREADABLE(7),
    FILE_UNUSABLE(8),
    /// A server understood and said no.
    REFUSED(9),
    /// A machine's state folder cannot be used, or another agent holds it.
    STATE_UNUSABLE(10),
    /// No agent runs on this machine, or it has not said anything for a while.
    AGENT_NOT_RUNNING(11),
    /// A machine shall run containers and has nothing that can.
    NO_CONTAINERS(12),
    /// A node says something else than it said when it was recorded.
    REPLAY_DIFFERS(13);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
