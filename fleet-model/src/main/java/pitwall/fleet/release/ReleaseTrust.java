package pitwall.fleet.release;

/// What the signed metadata says about a release. Only a trusted one can ever be chosen.
public enum ReleaseTrust {
    /// Signed by enough valid keys, not expired, not revoked.
    TRUSTED,
    /// Nobody signed it.
    UNSIGNED,
    /// It is signed, and the signature, the key or the expiry does not hold.
    UNVERIFIABLE,
    /// It was trusted, and a release manager took that back.
    REVOKED
}
