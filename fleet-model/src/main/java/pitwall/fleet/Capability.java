package pitwall.fleet;

/// One thing a person may be allowed to do. Checked on the server; the console uses it only to
/// say beforehand why something is disabled.
public enum Capability {
    FLEET_READ,
    /// Without it positions are rounded to about one kilometre.
    POSITION_EXACT,
    CARS_CREATE,
    CARS_EDIT,
    CARS_DELETE,
    CARS_ENROL,
    USERS_MANAGE,
    /// Register, sign for and revoke releases.
    RELEASE_REGISTER,
    /// Read what one did oneself in the audit trail.
    AUDIT_READ_OWN,
    /// Read what others did within one's scope.
    AUDIT_READ,
    /// Take that away as a file.
    AUDIT_EXPORT,
    /// Have one car updated, or brought back to what it ran.
    CAR_UPDATE
}
