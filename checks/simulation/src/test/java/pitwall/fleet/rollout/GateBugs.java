package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Engines that judge gates wrong, or let one person do what needs two.
final class GateBugs {
    private GateBugs() {}

    static void add(Map<String, Supplier<RolloutRules>> bugs) {
        addPeople(bugs);
        addGates(bugs);
    }

    private static void addPeople(Map<String, Supplier<RolloutRules>> bugs) {
        bugs.put("one person overrules a gate", () -> new RolloutRules() {
            @Override
            boolean isSecondPersonNeeded() {
                return false;
            }
        });
        bugs.put("who asks may approve", () -> new RolloutRules() {
            @Override
            Optional<Refusal> approvalRefusal(
                    Approval approval, String actor, String hash, String planHash, Instant now) {
                return Optional.empty();
            }
        });
        bugs.put("an approval outlives its plan", () -> new RolloutRules() {
            @Override
            Optional<Refusal> approvalRefusal(
                    Approval approval, String actor, String hash, String planHash, Instant now) {
                return super.approvalRefusal(approval, actor, planHash, planHash, now);
            }
        });
    }

    private static void addGates(Map<String, Supplier<RolloutRules>> bugs) {
        bugs.put("the sample may be anything", () -> new RolloutRules() {
            @Override
            int sampleNeeded(GateRules gates, int cars) {
                return Math.min(1, cars);
            }
        });
        bugs.put("the sample is half of what was asked", () -> new RolloutRules() {
            @Override
            int sampleNeeded(GateRules gates, int cars) {
                return Math.min((gates.minimumSample() + 1) / 2, cars);
            }
        });
        bugs.put("failures never stop", () -> new RolloutRules() {
            @Override
            boolean tooManyFailed(GateRules gates, int failed, int finished) {
                return false;
            }
        });
        bugs.put("the failure limit is doubled", () -> new RolloutRules() {
            @Override
            boolean tooManyFailed(GateRules gates, int failed, int finished) {
                return finished > 0 && failed > 2 * gates.failureLimit() * finished + 1e-9;
            }
        });
        bugs.put("success is never too low", () -> new RolloutRules() {
            @Override
            boolean enoughSucceeded(GateRules gates, int succeeded, int finished) {
                return true;
            }
        });
        bugs.put("success is rounded up", () -> new RolloutRules() {
            @Override
            boolean enoughSucceeded(GateRules gates, int succeeded, int finished) {
                return super.enoughSucceeded(gates, succeeded + 1, finished);
            }
        });
        bugs.put("a wave is over with cars on their way", () -> new RolloutRules() {
            @Override
            boolean isWaveOver(Tally reach) {
                return reach.of(CarStage.WAITING) == 0;
            }
        });
        bugs.put("a wave is over with cars that wait", () -> new RolloutRules() {
            @Override
            boolean isWaveOver(Tally reach) {
                return reach.inFlight() == 0 && reach.finished() > 0;
            }
        });
    }
}
