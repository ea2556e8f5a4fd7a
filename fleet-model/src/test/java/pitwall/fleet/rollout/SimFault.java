package pitwall.fleet.rollout;

/// What can go wrong, or just happen, in a simulated fleet. Each seed draws which of these are on.
enum SimFault {
    DRIVING,
    LOW_BATTERY,
    SAFE_MODE,
    APPLY_FAILS,
    APPLY_HANGS,
    LIES,
    CAR_CRASHES,
    NETWORK,
    SLOW_MESSAGES,
    DOUBLED_MESSAGES,
    LOST_MESSAGES,
    SERVER_CRASHES,
    PEOPLE,
    POLICY_CHANGES,
    UNHEALTHY_LATER,
    /// A workload starts again: unwell in one report, well soon after.
    RESTARTS,
    /// Somebody updates a single car by itself, or another rollout gets it.
    OTHER_HANDS
}
