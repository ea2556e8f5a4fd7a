package pitwall.checks.simulation;

/// What can go wrong, or just happen. Each scenario draws which of these are on.
enum Fault {
    // Cars
    DRIVING,
    LOW_BATTERY,
    EMERGENCY_STOPS,
    SICK_RELEASE,
    HANGING_RELEASE,
    SLOW_STOPS,
    SICK_LATER,
    /// A workload starts again: unwell for a moment.
    RESTARTS,
    /// A car that failed says that it is done.
    LIES,
    POWER_CUTS,
    REBOOTS,
    PULLS_BREAK,
    SKEWED_CLOCKS,
    // Network
    LINKS_BREAK,
    PARTITIONS,
    SLOW_MESSAGES,
    DOUBLED_MESSAGES,
    LOST_MESSAGES,
    TURNED_MESSAGES,
    // Server
    SERVER_CRASHES,
    POLICY_CHANGES,
    FLEET_CHANGES,
    // People
    PEOPLE,
    /// Somebody updates a single car by itself.
    OTHER_HANDS,
    /// Another rollout wants the same cars.
    RIVALS,
    /// The plan is edited while somebody approves it.
    EDITS,
    LOST_ANSWERS,
    CONSOLE_CLOSES
}
