package pitwall.fleet;

/// How old a value is allowed to look; decided by [FreshnessPolicy].
public enum AgeClass {
    FRESH,
    LATE,
    STALE,
    OFFLINE,
    /// Never received. Never shown as zero or as fresh.
    UNKNOWN
}
