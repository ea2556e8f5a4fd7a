package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.CarServerFrame.Desired;

/// I2 from outside: whatever a car is told again is the same to the letter, and another intent has a higher number.
final class IntentOracle {
    private final Map<String, Desired> byIntent = new HashMap<>();
    private final Map<CarId, Desired> newest = new HashMap<>();

    void said(CarId car, Desired desired) {
        Desired earlier = byIntent.putIfAbsent(desired.intent(), desired);
        Violation.require(
                "I2", earlier == null || earlier.equals(desired), () -> car + " is told otherwise: " + desired);
        Desired last = newest.put(car, desired);
        boolean rises =
                last == null || last.intent().equals(desired.intent()) || last.generation() < desired.generation();
        Violation.require("I2", rises, () -> car + " is told " + desired + " after " + last);
    }
}
