package pitwall.fleet.audit;

/// What must be known of the entries up to some point in order to go on from there, when they themselves are gone.
///
/// @param frontier of the Merkle tree over them
/// @param last hash of the last of them; [Hash#NONE] if there are none
public record AuditCheckpoint(MerkleFrontier frontier, Hash last) {
    /// Before the first entry.
    public static final AuditCheckpoint START = new AuditCheckpoint(MerkleFrontier.EMPTY, Hash.NONE);

    /// How many entries it stands for.
    public long size() {
        return frontier.size();
    }

    /// The checkpoint after one more entry.
    public AuditCheckpoint after(Hash entry) {
        return new AuditCheckpoint(frontier.append(entry).frontier(), entry);
    }
}
