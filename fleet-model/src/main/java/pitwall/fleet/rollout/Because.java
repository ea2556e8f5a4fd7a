package pitwall.fleet.rollout;

/// What moved a rollout from one status to the next.
public enum Because {
    /// A person asked for it.
    PERSON,
    /// The approval came.
    APPROVED,
    /// The approval no longer counts.
    APPROVAL_VOIDED,
    /// Nobody approved in time.
    APPROVAL_EXPIRED,
    /// The plan's time came.
    START_TIME,
    /// The release was revoked.
    RELEASE_REVOKED,
    /// Every car of the wave has ended.
    WAVE_ENDED,
    /// Soak is over and every gate is open.
    GATES_OPEN,
    /// Cars of an ended wave are tried again.
    RETRY,
    /// A gate closed.
    GATE,
    /// No car is on its way any more.
    ALL_SETTLED
}
