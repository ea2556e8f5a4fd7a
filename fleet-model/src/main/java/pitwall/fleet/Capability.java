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
    RELEASE_REGISTER
}
