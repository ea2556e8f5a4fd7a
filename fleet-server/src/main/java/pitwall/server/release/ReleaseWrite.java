package pitwall.server.release;

/// What became of a request to register or revoke a release.
public sealed interface ReleaseWrite {
    record Done(ListedRelease release) implements ReleaseWrite {}

    record NoSuchRelease() implements ReleaseWrite {}

    record VersionTaken() implements ReleaseWrite {}

    /// @param version that has the counter
    record CounterTaken(String version) implements ReleaseWrite {}

    /// @param most in bytes
    record TooLarge(long most) implements ReleaseWrite {}

    /// Whoever asks has registered enough for now.
    ///
    /// @param most in bytes, within a day
    record OverQuota(long most) implements ReleaseWrite {}

    /// There is no room for it.
    ///
    /// @param most in bytes, of all artifacts
    record StoreFull(long most) implements ReleaseWrite {}
}
