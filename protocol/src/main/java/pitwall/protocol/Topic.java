package pitwall.protocol;

/// What a console may subscribe to. A topic that the reader has no capability for brings nothing.
public enum Topic {
    /// Cars: who they are, how they are, their figures.
    CARS,
    /// New log entries of the cars in view.
    LOGS,
    /// Staged rollouts that touch the reader's scope, and how far each car in view came with its newest update.
    ROLLOUTS,
    /// New entries of the audit trail that the reader may see, and every signed head.
    AUDIT,
    /// Alarms of what is in the reader's scope, and how many are new.
    ALARMS
}
