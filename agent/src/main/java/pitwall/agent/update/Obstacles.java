package pitwall.agent.update;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarServerFrame.Desired;

/// What keeps a car from changing its software now. Pure. Nothing here knows `forced`: it lifts gates of the
/// server, and there is none of them in the car (G-10).
final class Obstacles {
    /// A car that sits below this does not change itself, whatever anybody asks for.
    static final int LEAST_BATTERY_PERCENT = 15;

    private Obstacles() {}

    /// Why the apply may not begin; empty when it may.
    static Optional<ReasonCode> toBegin(Desired order, @Nullable ReleaseFacts facts, Situation now) {
        return toSwitch(now)
                .or(() -> battery(order, facts, now))
                .or(() -> power(order, now))
                .or(() -> window(order, now));
    }

    /// Why nothing may be pulled; empty when it may.
    static Optional<ReasonCode> toPull(Desired order, Situation now) {
        boolean dear = order.conditions().needsUnmetered() && !now.isUnmetered();
        return dear ? Optional.of(ReasonCode.METERED_NETWORK) : Optional.empty();
    }

    /// Why nothing may be switched, in either direction; empty when it may.
    static Optional<ReasonCode> toSwitch(Situation now) {
        if (now.safety() == SafetyState.LOCAL_ESTOP) {
            return Optional.of(ReasonCode.LOCAL_ESTOP);
        }
        if (!now.stationary()) {
            return Optional.of(ReasonCode.NOT_STATIONARY);
        }
        if (now.autonomous()) {
            return Optional.of(ReasonCode.AUTONOMOUS_MODE);
        }
        if (now.safety() != SafetyState.NORMAL) {
            ReasonCode reason = now.safetyReason();
            return Optional.of(reason == null ? ReasonCode.SAFE_MODE : reason);
        }
        return Optional.empty();
    }

    /// Why what ran before may not be put back; empty when it may. A car in safe mode may: that is where a bad
    /// version can have brought it.
    static Optional<ReasonCode> toGoBack(Situation now) {
        if (now.safety() == SafetyState.LOCAL_ESTOP) {
            return Optional.of(ReasonCode.LOCAL_ESTOP);
        }
        return now.stationary() ? Optional.empty() : Optional.of(ReasonCode.NOT_STATIONARY);
    }

    /// The time in which it could begin is over for good.
    static boolean isExpired(Desired order, Situation now) {
        Instant last = order.notAfter();
        Instant time = now.serverTime();
        return last != null && time != null && time.isAfter(last);
    }

    private static Optional<ReasonCode> battery(Desired order, @Nullable ReleaseFacts facts, Situation now) {
        Integer percent = now.batteryPercent();
        if (percent == null) {
            return now.powered() ? Optional.empty() : Optional.of(ReasonCode.BATTERY_LOW);
        }
        int asked = Math.max(order.conditions().minimumBatteryPercent(), LEAST_BATTERY_PERCENT);
        int least = facts == null ? asked : Math.max(asked, facts.minimumBatteryPercent());
        return percent < least ? Optional.of(ReasonCode.BATTERY_LOW) : Optional.empty();
    }

    private static Optional<ReasonCode> power(Desired order, Situation now) {
        boolean missing = order.conditions().needsPower() && !now.powered();
        return missing ? Optional.of(ReasonCode.NOT_CHARGING) : Optional.empty();
    }

    private static Optional<ReasonCode> window(Desired order, Situation now) {
        Instant opens = order.notBefore();
        Instant closes = order.conditions().windowEnd();
        Instant last = order.notAfter();
        if (opens == null && closes == null && last == null) {
            return Optional.empty();
        }
        Instant time = now.serverTime();
        if (time == null) {
            return Optional.of(ReasonCode.NETWORK_UNREACHABLE);
        }
        boolean early = opens != null && time.isBefore(opens);
        boolean late = closes != null && !time.isBefore(closes);
        return early || late ? Optional.of(ReasonCode.OUTSIDE_WINDOW) : Optional.empty();
    }
}
