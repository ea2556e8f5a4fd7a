package pitwall.agent.update;

import pitwall.fleet.ReasonCode;

/// What only a car can find: reasons of its own beside those of [ReasonCode].
public final class UpdateReasons {
    /// The server sent fewer or more bytes than were signed.
    public static final ReasonCode LENGTH_MISMATCH = new ReasonCode("LENGTH_MISMATCH");
    /// The bytes trickle: somebody may want to keep the car where it is.
    public static final ReasonCode RETRIEVAL_SLOW = new ReasonCode("RETRIEVAL_SLOW");
    /// The token is not good; the server has to send another.
    public static final ReasonCode ACCESS_REFUSED = new ReasonCode("ACCESS_REFUSED");
    /// The server does not have what it told the car to pull.
    public static final ReasonCode ARTIFACT_MISSING = new ReasonCode("ARTIFACT_MISSING");
    public static final ReasonCode HARDWARE_MISMATCH = new ReasonCode("HARDWARE_MISMATCH");
    /// The order is not what the signed metadata says about its release.
    public static final ReasonCode METADATA_MIXED = new ReasonCode("METADATA_MIXED");
    /// Power was lost on trial, and lost again.
    public static final ReasonCode TRIAL_INTERRUPTED = new ReasonCode("TRIAL_INTERRUPTED");

    private UpdateReasons() {}
}
