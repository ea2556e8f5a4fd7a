package pitwall.fleet.rollout;

import java.util.Set;
import pitwall.fleet.CarId;

/// What a person can do to a rollout. Whether this person may is decided before, by role and scope; here only what
/// the rollout's own rules say.
public sealed interface PersonAct {
    /// Who does it.
    String actor();

    /// Replaces the plan, before the start only. Voids every approval.
    record Edit(String actor, RolloutPlan plan) implements PersonAct {}

    /// Asks for the start: at once, at the plan's time, or after a second person's approval.
    record Launch(String actor) implements PersonAct {}

    /// Consents to exactly the plan with this hash.
    ///
    /// @param reason in the words of whoever consents; empty where they gave none
    record Approve(String actor, String planHash, String reason) implements PersonAct {
        /// Consents without a word.
        public Approve(String actor, String planHash) {
            this(actor, planHash, "");
        }
    }

    /// Says no to what somebody asked for, or takes back what one asked for oneself.
    record Reject(String actor, String reason) implements PersonAct {}

    /// No new car starts. Offers that no car has begun are withdrawn.
    record Halt(String actor, String reason) implements PersonAct {}

    /// Goes on where it was paused.
    record Resume(String actor) implements PersonAct {}

    /// Goes on now: ends a soak early, or overrules the gate that paused the rollout.
    record Advance(String actor, String reason) implements PersonAct {}

    /// Ends it; what is installed stays.
    record Abort(String actor, String reason) implements PersonAct {}

    /// Brings cars back to what they ran before.
    ///
    /// @param everything all phases instead of the running one
    record RollBack(String actor, String reason, boolean everything) implements PersonAct {}

    /// Tries again with cars that failed, were left behind, or could not go back.
    ///
    /// @param cars which; empty means every failed one
    record Retry(String actor, String reason, Set<CarId> cars) implements PersonAct {
        public Retry {
            cars = Set.copyOf(cars);
        }
    }

    /// The act in one word, for the record.
    default String word() {
        return switch (this) {
            case Edit ignored -> "edit";
            case Launch ignored -> "launch";
            case Approve ignored -> "approve";
            case Reject ignored -> "reject";
            case Halt ignored -> "pause";
            case Resume ignored -> "resume";
            case Advance ignored -> "advance";
            case Abort ignored -> "abort";
            case RollBack ignored -> "rollback";
            case Retry ignored -> "retry";
        };
    }

    /// Why, in the person's words; empty where no reason is asked for or none was given.
    default String why() {
        return switch (this) {
            case Edit ignored -> "";
            case Launch ignored -> "";
            case Approve act -> act.reason();
            case Reject act -> act.reason();
            case Halt act -> act.reason();
            case Resume ignored -> "";
            case Advance act -> act.reason();
            case Abort act -> act.reason();
            case RollBack act -> act.reason();
            case Retry act -> act.reason();
        };
    }
}
