package pitwall.simulator.fault;

/// What becomes of one release in one car. It follows from both alone, so a second try ends like the first.
public enum UpdateFate {
    WELL,
    /// It starts and is not healthy.
    UNWELL,
    /// It starts and never says how it is.
    STUCK,
    /// It never arrives as it was signed.
    SPOILED,
    /// The car says that it runs, and reports another build.
    CLAIMED
}
