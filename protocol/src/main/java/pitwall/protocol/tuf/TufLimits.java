package pitwall.protocol.tuf;

/// How much a client reads at most, in bytes, and how many new roots it follows in one refresh.
public record TufLimits(int root, int timestamp, int snapshot, int targets, int rotations) {
    /// The figures of the reference client; 256 rotations.
    public static final TufLimits DEFAULT = new TufLimits(512_000, 16_384, 2_000_000, 5_000_000, 256);

    int of(TufRole role) {
        return switch (role) {
            case ROOT -> root;
            case TIMESTAMP -> timestamp;
            case SNAPSHOT -> snapshot;
            case TARGETS -> targets;
        };
    }
}
