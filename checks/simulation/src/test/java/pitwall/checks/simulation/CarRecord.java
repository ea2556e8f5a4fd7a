package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;

/// What really happened to the software of a car.
final class CarRecord {
    private final CarId car;
    private final Set<String> wayBack = new HashSet<>();
    private final Map<String, Integer> begun = new HashMap<>();
    private final Map<String, Desired> asked = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private Software runs;
    private Software before;
    private @Nullable Desired last;
    private @Nullable Desired earlier;
    private int cuts;
    private @Nullable String movedFor;

    CarRecord(CarId car, Software runs) {
        this.car = car;
        this.runs = runs;
        this.before = runs;
    }

    Software runs() {
        return runs;
    }

    /// The intent for which it last went from one build to another, to and fro; absent where it never did.
    @Nullable
    String movedFor() {
        return movedFor;
    }

    /// The car said that it will not begin this any more.
    void drops(String intent) {
        dropped.add(intent);
    }

    boolean dropped(String intent) {
        return dropped.contains(intent);
    }

    /// What the server said last; absent before its first word.
    @Nullable
    Desired lastOrder() {
        return last;
    }

    /// The one before that; absent before the second.
    @Nullable
    Desired earlierOrder() {
        return earlier;
    }

    /// What the server said, whatever the car made of it.
    Optional<Desired> asked(String intent) {
        return Optional.ofNullable(asked.get(intent));
    }

    /// Every intent the server ever said.
    Set<String> heard() {
        return Set.copyOf(asked.keySet());
    }

    void ordered(Desired desired) {
        if (last != null && !last.intent().equals(desired.intent())) {
            earlier = last;
        }
        last = desired;
        asked.put(desired.intent(), desired);
        if (desired.kind() == DesiredKind.ROLLBACK) {
            wayBack.add(desired.version());
        }
    }

    void lostPower() {
        cuts++;
    }

    void booted(Software image, Optional<Desired> order) {
        move(image, order);
    }

    void switched(Software image, Optional<Desired> order, Motion motion, boolean emergencyStop) {
        Violation.require("I1", motion == Motion.PARKED, () -> car + " switched to " + image + " while " + motion);
        Violation.require("I1", !emergencyStop, () -> car + " switched to " + image + " in an emergency stop");
        boolean allowed =
                image.counter() >= runs.counter() || image.isSameBuild(before) || wayBack.contains(image.version());
        Violation.require("I11", allowed, () -> car + " went from " + runs + " to " + image + ", asked " + last);
        if (last != null && last.version().equals(image.version())) {
            int times = begun.merge(last.intent(), 1, Integer::sum);
            Violation.require("I2", times <= 1 + cuts, () -> car + " switched " + times + " times for " + last);
        }
        move(image, order);
    }

    /// What falls back later without an attempt does so on account of the last one.
    private void move(Software image, Optional<Desired> order) {
        if (!image.isSameBuild(runs)) {
            movedFor = order.map(Desired::intent).orElse(movedFor);
            before = runs;
            runs = image;
        }
    }
}
