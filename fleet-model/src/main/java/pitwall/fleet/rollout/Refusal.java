package pitwall.fleet.rollout;

/// Why a person's act was not taken.
public enum Refusal {
    /// Only before the start.
    ALREADY_STARTED,
    /// Only after the start.
    NOT_STARTED,
    /// The rollout is over.
    OVER,
    /// Another rollout's plan.
    OTHER_ROLLOUT,
    /// The release is not signed, cannot be verified, or was revoked.
    RELEASE_NOT_TRUSTED,
    /// Nobody asked for an approval.
    NOT_ASKED,
    /// Who asks cannot approve.
    SELF_APPROVAL,
    /// The plan is not the one that was reviewed.
    PLAN_CHANGED,
    /// Nobody approved in time.
    APPROVAL_EXPIRED,
    /// Nothing is paused.
    NOT_PAUSED,
    /// The gate that paused it still says no; overrule it or retry the failed cars.
    GATE_STILL_STOPS,
    /// There is no soak to end and no gate to overrule.
    NOTHING_TO_ADVANCE,
    /// No such car, or none of them can be tried again now.
    NOTHING_TO_RETRY
}
