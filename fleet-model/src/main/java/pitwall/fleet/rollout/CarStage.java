package pitwall.fleet.rollout;

/// Where one car stands in a rollout, forward or on its way back (see [Direction]).
public enum CarStage {
    /// Has no intent that holds.
    WAITING(false, false),
    /// Has an intent and may begin.
    OFFERED(true, false),
    /// The intent no longer holds (expired, paused, aborted), and it is not certain yet that the car has not begun.
    LAPSED(true, false),
    /// Said or showed that it is applying.
    APPLYING(true, false),
    /// Said that it is done; its state does not prove it yet.
    CLAIMED(true, false),
    /// Its state proves the release.
    SUCCEEDED(false, true),
    /// Did not get there; its reason code says why.
    FAILED(false, true),
    /// Never concerned: it has the release, or the release is not for it.
    EXCLUDED(false, true),
    /// Another wish has changed it since, or is about to. Neither a success nor a failure.
    TAKEN_OVER(false, true),
    /// The phase or the rollout ended before it began.
    LEFT_BEHIND(false, true),
    /// Its state proves what it ran before the rollout.
    ROLLED_BACK(false, true),
    /// Should go back and has nothing to go back to.
    NO_ROLLBACK_TARGET(false, true),
    /// Should go back and did not: a person must look at it.
    MANUAL(false, true);

    private final boolean inFlight;
    private final boolean terminal;

    CarStage(boolean inFlight, boolean terminal) {
        this.inFlight = inFlight;
        this.terminal = terminal;
    }

    /// Whether the car is being changed, or may be: it takes one of the parallel places.
    public boolean isInFlight() {
        return inFlight;
    }

    /// Whether the engine does nothing more for the car by itself.
    public boolean isTerminal() {
        return terminal;
    }
}
