package pitwall.protocol.tuf;

import pitwall.fleet.ReasonCode;

/// Why metadata or an artifact is not believed.
public final class TufReason {
    /// Nobody, too few, or the wrong ones signed.
    public static final ReasonCode SIGNATURE_INVALID = ReasonCode.SIGNATURE_INVALID;
    /// It was good once: somebody holds back what is newer, or nobody signs any more.
    public static final ReasonCode METADATA_EXPIRED = ReasonCode.METADATA_EXPIRED;
    /// Older than what was believed before.
    public static final ReasonCode DOWNGRADE = ReasonCode.DOWNGRADE;
    /// Other bytes than those that were signed for.
    public static final ReasonCode HASH_MISMATCH = ReasonCode.HASH_MISMATCH;
    /// Pieces of metadata that do not belong together.
    public static final ReasonCode METADATA_MIXED = new ReasonCode("METADATA_MIXED");
    /// More bytes than announced, or than anybody should need.
    public static final ReasonCode TOO_LONG = new ReasonCode("TOO_LONG");
    /// Not metadata as the specification has it.
    public static final ReasonCode METADATA_MALFORMED = new ReasonCode("METADATA_MALFORMED");
    /// The repository does not have what its own metadata names.
    public static final ReasonCode METADATA_MISSING = new ReasonCode("METADATA_MISSING");
    /// Nothing could be read.
    public static final ReasonCode NETWORK_UNREACHABLE = ReasonCode.NETWORK_UNREACHABLE;

    private TufReason() {}
}
