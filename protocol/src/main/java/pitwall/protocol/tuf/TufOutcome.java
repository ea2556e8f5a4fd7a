package pitwall.protocol.tuf;

/// What came of a refresh. Either way the caller keeps [#state]: a root that was believed stays believed even
/// if what follows it is refused.
public sealed interface TufOutcome {
    TrustedState state();

    /// Everything is signed, fresh and fits together.
    record Trusted(TrustedState state, TufMetadata.Targets targets) implements TufOutcome {}

    /// Nothing new may be installed on the word of this repository.
    record Refused(TrustedState state, TufRefusal refusal) implements TufOutcome {}
}
