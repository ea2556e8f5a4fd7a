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
}
