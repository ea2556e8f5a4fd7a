package pitwall.fleet.rollout;

/// What happens when a phase fails its gates.
public enum OnBreach {
    /// Every car of the phase that can goes back, later phases do not happen (E-9).
    ROLL_BACK_PHASE,
    /// No new car starts, and a person decides.
    PAUSE_AND_ASK,
    /// No new car starts, and what is installed stays.
    ABORT
}
