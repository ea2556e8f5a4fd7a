package pitwall.client.witness;

import pitwall.fleet.audit.SignedHead;

/// What a witness says of a head.
public sealed interface WitnessVerdict {
    /// The first one of this server: from now on the trail is watched.
    record First(SignedHead head) implements WitnessVerdict {}

    /// It continues what was seen before, or is the same, or is an earlier one of the same trail.
    ///
    /// @param entries how many entries are new
    record Continues(SignedHead head, long entries) implements WitnessVerdict {}

    /// Nothing can be said yet: the proof did not come. What was seen before stays.
    record Unproven(SignedHead head) implements WitnessVerdict {}

    /// It does not continue what was seen before. The earlier head is kept as evidence.
    ///
    /// @param known what was seen before; both are signed, so both can be shown to others
    record Broken(Finding finding, SignedHead known, SignedHead seen) implements WitnessVerdict {}

    /// It says nothing, because nobody known signed it. What was seen before stays.
    record Unsigned(SignedHead head) implements WitnessVerdict {}

    /// How a trail is not what it was.
    enum Finding {
        /// There are fewer entries than were signed before.
        CUT,
        /// Entries that were signed before are others now.
        REWRITTEN,
        /// It is signed with another key than before.
        OTHER_KEY
    }
}
