package pitwall.fleet.safety;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.UpdateKind;

/// Why is this car not updating, and when could it? One function, asked by the rollout engine before every offer and
/// by everybody who wants to know. Unknown is never taken for fine: a car that did not say it is parked is not. Since
/// when a car drives, drives itself, has little charge, is made safe or is changed nobody writes down, so nothing says
/// it.
public record UpdateCheck(SafetyPolicy policy) {
    /// All reasons why the car is not being changed as `demand` asks, the gravest first; empty if it may begin now.
    ///
    /// @param holds further reasons from outside, for example that its rollout is paused
    public List<UpdateVerdict> verdicts(CarFacts car, UpdateDemand demand, List<UpdateVerdict> holds, Instant now) {
        List<UpdateVerdict> verdicts = new ArrayList<>(holds);
        misfit(car, demand).map(UpdateVerdict::never).ifPresent(verdicts::add);
        SafetyLimits limits = policy.limits(car.region(), car.model(), demand.conditions());
        verdicts.addAll(standing(car, demand, limits));
        if (!demand.forced()) {
            Opening opening = limits.calendar().at(now);
            if (!opening.open()) {
                verdicts.add(UpdateVerdict.waitsUntil(ReasonCode.OUTSIDE_WINDOW, opening.until()));
            }
        }
        addTimes(verdicts, demand, now);
        verdicts.sort(Comparator.comparing(UpdateVerdict::weight));
        return List.copyOf(verdicts);
    }

    /// Why the release will never be put on this car; empty if it could be.
    public static Optional<ReasonCode> misfit(CarFacts car, UpdateDemand demand) {
        RunningSoftware running = car.running();
        if (demand.release().refusal().isPresent()) {
            return demand.release().refusal();
        }
        if (car.proves(demand.release().software())) {
            return Optional.of(ReasonCode.ALREADY_CURRENT);
        }
        if (demand.kind() == UpdateKind.UPDATE
                && running != null
                && running.software().counter() > demand.release().counter()) {
            return Optional.of(ReasonCode.DOWNGRADE);
        }
        if (demand.kind() == UpdateKind.ROLLBACK) {
            return demand.release().misfit(car.model(), car.hardware());
        }
        String installed = running == null ? null : running.software().version();
        return demand.release()
                .misfit(car.model(), car.hardware(), installed)
                .or(() -> demand.release().misfit(running == null ? null : running.agent()));
    }

    /// The reasons that hold whatever the clock says; they change only when the car is heard or the policy changes.
    public static List<UpdateVerdict> standing(CarFacts car, UpdateDemand demand, SafetyLimits limits) {
        List<UpdateVerdict> verdicts = new ArrayList<>();
        addReach(verdicts, car);
        if (demand.forced()) {
            return verdicts;
        }
        int needed = Math.max(limits.minimumBatteryPercent(), demand.release().minimumBatteryPercent());
        addGates(verdicts, car, limits, needed);
        return verdicts;
    }

    /// Which of the server's own gates stand against changing a car at `now`, whatever the release; empty if none does.
    static List<UpdateVerdict> gates(CarFacts car, SafetyLimits limits, Instant now) {
        List<UpdateVerdict> verdicts = new ArrayList<>();
        addGates(verdicts, car, limits, limits.minimumBatteryPercent());
        Opening opening = limits.calendar().at(now);
        if (!opening.open()) {
            verdicts.add(UpdateVerdict.waitsUntil(ReasonCode.OUTSIDE_WINDOW, opening.until()));
        }
        return verdicts;
    }

    private static void addGates(List<UpdateVerdict> verdicts, CarFacts car, SafetyLimits limits, int battery) {
        if (limits.stationary() && car.motion() != Motion.PARKED) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.NOT_STATIONARY, null));
        }
        if (limits.notAutonomous() && car.autonomous()) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.AUTONOMOUS_MODE, null));
        }
        if (batteryTooLow(car.batteryPercent(), battery)) {
            String charge = car.batteryPercent() == null ? "?" : Integer.toString(car.batteryPercent());
            verdicts.add(UpdateVerdict.waits(ReasonCode.BATTERY_LOW, null, charge, Integer.toString(battery)));
        }
        if (limits.charging() && !car.powered()) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.NOT_CHARGING, null));
        }
        if (limits.unmetered() && !car.isUnmetered()) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.METERED_NETWORK, null));
        }
    }

    private static void addReach(List<UpdateVerdict> verdicts, CarFacts car) {
        if (car.connectivity() != Connectivity.ONLINE) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.NETWORK_UNREACHABLE, car.heard()));
        }
        switch (car.safety()) {
            case NORMAL -> {}
            case SAFE_MODE -> verdicts.add(UpdateVerdict.needsSomebody(ReasonCode.SAFE_MODE, null));
            case LOCAL_ESTOP -> verdicts.add(UpdateVerdict.needsSomebody(ReasonCode.LOCAL_ESTOP, null));
        }
        if (car.heldBy() != null) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.CONFLICTING_ROLLOUT, null, car.heldBy()));
        } else if (car.updating()) {
            verdicts.add(UpdateVerdict.waits(ReasonCode.CONFLICTING_ROLLOUT, null));
        }
    }

    private static boolean batteryTooLow(@Nullable Integer percent, int needed) {
        return needed > 0 && (percent == null || percent < needed);
    }

    private static void addTimes(List<UpdateVerdict> verdicts, UpdateDemand demand, Instant now) {
        if (demand.notBefore() != null && now.isBefore(demand.notBefore())) {
            verdicts.add(UpdateVerdict.waitsUntil(ReasonCode.OUTSIDE_WINDOW, demand.notBefore()));
        }
        if (demand.notAfter() != null && now.isAfter(demand.notAfter())) {
            verdicts.add(UpdateVerdict.never(ReasonCode.EXPIRED));
        }
    }
}
