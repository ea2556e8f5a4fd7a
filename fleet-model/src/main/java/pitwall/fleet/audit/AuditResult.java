package pitwall.fleet.audit;

/// What became of an attempt to change something.
public enum AuditResult {
    /// It took effect.
    ACCEPTED,
    /// Allowed as such, but not like this: not valid, of an old revision, against a rule.
    REFUSED,
    /// The one who asked may not: nobody known, no capability, out of scope, too often.
    DENIED,
    /// Something broke; it had no effect.
    FAILED
}
