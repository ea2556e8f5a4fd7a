package pitwall.client;

import java.util.Set;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.RolloutAct;

/// What a person can do to a rollout. Reasons are in the person's words and never empty.
public sealed interface RolloutStep {
    /// What the person must be allowed to do; the server may ask for more, depending on the cars.
    Capability needs();

    /// The last segment of the route.
    String word();

    /// What is sent along.
    RolloutAct body();

    /// Asks for the start: it goes to a second person where one is needed, else it begins.
    record Launch() implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_CREATE;
        }

        @Override
        public String word() {
            return "start";
        }

        @Override
        public RolloutAct body() {
            return new RolloutAct(null, null, null, null);
        }
    }

    /// Consents to exactly the plan that was reviewed.
    ///
    /// @param reason in the words of who consents; empty for none
    record Approve(String planHash, String reason) implements RolloutStep {
        /// Without further words.
        public Approve(String planHash) {
            this(planHash, "");
        }

        @Override
        public Capability needs() {
            return Capability.ROLLOUT_APPROVE;
        }

        @Override
        public String word() {
            return "approve";
        }

        @Override
        public RolloutAct body() {
            return new RolloutAct(reason.isEmpty() ? null : reason, null, null, planHash);
        }
    }

    /// Says no to what somebody asked for. Nothing is done to any car.
    record Reject(String reason) implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_APPROVE;
        }

        @Override
        public String word() {
            return "reject";
        }

        @Override
        public RolloutAct body() {
            return because(reason);
        }
    }

    /// No new car starts.
    record Pause(String reason) implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_PAUSE;
        }

        @Override
        public String word() {
            return "pause";
        }

        @Override
        public RolloutAct body() {
            return because(reason);
        }
    }

    /// Goes on where it was paused.
    record Resume() implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_RESUME;
        }

        @Override
        public String word() {
            return "resume";
        }

        @Override
        public RolloutAct body() {
            return new RolloutAct(null, null, null, null);
        }
    }

    /// Ends a soak early, or overrules the gate that paused the rollout.
    record Advance(String reason) implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_RESUME;
        }

        @Override
        public String word() {
            return "advance";
        }

        @Override
        public RolloutAct body() {
            return because(reason);
        }
    }

    /// Ends it; what is installed stays.
    record Abort(String reason) implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_PAUSE;
        }

        @Override
        public String word() {
            return "abort";
        }

        @Override
        public RolloutAct body() {
            return because(reason);
        }
    }

    /// Brings cars back to what they ran before.
    ///
    /// @param everything all phases instead of the running one
    record RollBack(String reason, boolean everything) implements RolloutStep {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_ROLL_BACK;
        }

        @Override
        public String word() {
            return "rollback";
        }

        @Override
        public RolloutAct body() {
            return new RolloutAct(reason, everything, null, null);
        }
    }

    /// Tries again with cars that failed, were left behind, or could not go back.
    ///
    /// @param cars which; empty means every failed one
    record Retry(String reason, Set<CarId> cars) implements RolloutStep {
        public Retry {
            cars = Set.copyOf(cars);
        }

        @Override
        public Capability needs() {
            return Capability.CAR_UPDATE;
        }

        @Override
        public String word() {
            return "retry";
        }

        @Override
        public RolloutAct body() {
            return new RolloutAct(reason, null, cars.isEmpty() ? null : cars, null);
        }
    }

    private static RolloutAct because(String reason) {
        return new RolloutAct(reason, null, null, null);
    }
}
