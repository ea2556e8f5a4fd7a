package pitwall.cache;

/// What is forgotten of a cache. Each is remembered until it is done.
public enum Forgetting {
    /// Somebody wants everything to go, but for the words that people wrote.
    EVERYTHING(true, false),
    /// Nobody signed in for a long time. What was seen of the server's audit trail says nothing of the fleet, and
    /// forgetting it would let a trail that was cut pass.
    OUTLIVED(false, true),
    /// Somebody else is there now: what a person saw is to go.
    PERSON(true, true);

    private final boolean words;
    private final boolean witness;

    Forgetting(boolean words, boolean witness) {
        this.words = words;
        this.witness = witness;
    }

    /// Whether [OwnWords] stay.
    boolean keepsWords() {
        return words;
    }

    /// Whether what was seen of the audit trail stays.
    boolean keepsWitness() {
        return witness;
    }
}
