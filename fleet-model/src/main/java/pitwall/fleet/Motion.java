package pitwall.fleet;

/// Whether the car moves, as the car itself reports it (B-2).
public enum Motion {
    PARKED,
    DRIVING,
    /// The car never said; never treat it as parked.
    UNKNOWN
}
