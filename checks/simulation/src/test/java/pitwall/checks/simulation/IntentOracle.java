package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.server.rollout.GivenIntent;

/// I2 from outside: whatever a car is told again is the same to the letter, and another intent has a higher number.
/// I14 from outside: while its rollout rests, no car is told what it has not begun.
final class IntentOracle {
    private final Map<String, Desired> byIntent = new HashMap<>();
    private final Map<CarId, Desired> newest = new HashMap<>();

    void said(Memory memory, GivenIntent given, Desired desired) {
        CarId car = given.desired().car();
        Desired earlier = byIntent.putIfAbsent(desired.intent(), desired);
        Violation.require(
                "I2", earlier == null || earlier.equals(desired), () -> car + " is told otherwise: " + desired);
        Desired last = newest.put(car, desired);
        boolean rises =
                last == null || last.intent().equals(desired.intent()) || last.generation() < desired.generation();
        Violation.require("I2", rises, () -> car + " is told " + desired + " after " + last);
        RolloutStatus status = memory.rollout(given.desired().rollout()).state().status();
        boolean rests = status == RolloutStatus.PAUSED || status == RolloutStatus.ABORTING;
        Violation.require(
                "I14",
                !rests || given.stage() != CarStage.OFFERED,
                () -> car + " is told " + desired + " while " + status);
    }

    /// Whether the server ever said it.
    boolean knows(String intent) {
        return byIntent.containsKey(intent);
    }
}
