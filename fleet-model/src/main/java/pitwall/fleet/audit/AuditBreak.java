package pitwall.fleet.audit;

/// Where a trail is not what it was.
///
/// @param n the first entry that is not proven any more
public record AuditBreak(Kind kind, long n) {
    /// What is wrong.
    public enum Kind {
        /// The entry's content is not what was hashed.
        CHANGED,
        /// A remembered value is not what was committed to.
        PERSONAL_CHANGED,
        /// An entry is missing, doubled or at another place.
        NUMBER,
        /// The entry does not continue the one before.
        PREVIOUS,
        /// The head is not signed by the key.
        SIGNATURE,
        /// The entries are not those that the head was signed for.
        HEAD,
        /// The head was signed for more entries than there are.
        TAIL_CUT
    }
}
