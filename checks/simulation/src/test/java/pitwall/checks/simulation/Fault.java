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
    LOST_ANSWERS,
    CONSOLE_CLOSES
}
