package pitwall.fleet.rollout;

/// What became of an event.
public sealed interface Outcome {
    /// It had its effect.
    record Taken() implements Outcome {}

    /// It changes nothing, and that is right.
    record Ignored(Idle why) implements Outcome {}

    /// A person asked for something that cannot be.
    record Refused(Refusal why) implements Outcome {}

    /// Why an event changes nothing.
    enum Idle {
        /// Nothing is due.
        NOTHING_DUE,
        /// The rollout is over.
        OVER,
        /// The car is not in this rollout.
        UNKNOWN_CAR,
        /// The report is about an intent that is not the car's last, or was never given.
        OTHER_COMMAND,
        /// It says what is known already.
        KNOWN,
        /// It is so already.
        ALREADY_SO
    }

    Outcome TAKEN = new Taken();

    static Outcome ignored(Idle why) {
        return new Ignored(why);
    }

    static Outcome refused(Refusal why) {
        return new Refused(why);
    }
}
