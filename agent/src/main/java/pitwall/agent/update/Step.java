package pitwall.agent.update;

/// How far an update has come, as the journal keeps it. What runs is not here: the boot record says that.
enum Step {
    /// The intent is known; its artifact is not complete.
    ACCEPTED,
    /// The artifact is complete, verified and on disk.
    PULLED,
    /// It is in its slot, and the slot does not run.
    STAGED,
    /// It did not prove itself and the car is on its way back.
    GOING_BACK
}
