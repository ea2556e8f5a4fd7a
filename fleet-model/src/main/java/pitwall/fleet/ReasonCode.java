package pitwall.fleet;

import java.util.Map;
import java.util.Optional;

/// Why a car is not as it should be: a stable word such as `BATTERY_LOW` (B-21).
///
/// Codes are open: a newer car may send one this version does not know. It is then shown raw and
/// carries no priority.
public record ReasonCode(String code) implements Comparable<ReasonCode> {
    public static final ReasonCode BATTERY_LOW = new ReasonCode("BATTERY_LOW");
    public static final ReasonCode NETWORK_UNREACHABLE = new ReasonCode("NETWORK_UNREACHABLE");
    public static final ReasonCode HEARTBEAT_TIMEOUT = new ReasonCode("HEARTBEAT_TIMEOUT");
    public static final ReasonCode NOT_STATIONARY = new ReasonCode("NOT_STATIONARY");
    public static final ReasonCode SIGNATURE_INVALID = new ReasonCode("SIGNATURE_INVALID");
    public static final ReasonCode APPLY_TIMEOUT = new ReasonCode("APPLY_TIMEOUT");
    public static final ReasonCode WORKLOAD_CRASHED = new ReasonCode("WORKLOAD_CRASHED");
    public static final ReasonCode AGENT_FAILED = new ReasonCode("AGENT_FAILED");
    public static final ReasonCode OVERHEATED = new ReasonCode("OVERHEATED");
    public static final ReasonCode DISK_FULL = new ReasonCode("DISK_FULL");
    public static final ReasonCode SAFE_MODE = new ReasonCode("SAFE_MODE");
    public static final ReasonCode LOCAL_ESTOP = new ReasonCode("LOCAL_ESTOP");
    public static final ReasonCode CHARGER_FAULT = new ReasonCode("CHARGER_FAULT");
    public static final ReasonCode CLOCK_SKEW = new ReasonCode("CLOCK_SKEW");
    public static final ReasonCode OUTSIDE_WINDOW = new ReasonCode("OUTSIDE_WINDOW");
    public static final ReasonCode AUTONOMOUS_MODE = new ReasonCode("AUTONOMOUS_MODE");
    /// A charger is asked for, and the car is at none or does not say so.
    public static final ReasonCode NOT_CHARGING = new ReasonCode("NOT_CHARGING");
    /// A network on which bytes cost nothing is asked for, and the car has none or does not say so.
    public static final ReasonCode METERED_NETWORK = new ReasonCode("METERED_NETWORK");
    public static final ReasonCode METADATA_EXPIRED = new ReasonCode("METADATA_EXPIRED");
    public static final ReasonCode HASH_MISMATCH = new ReasonCode("HASH_MISMATCH");
    public static final ReasonCode DOWNGRADE = new ReasonCode("DOWNGRADE");
    public static final ReasonCode MODEL_MISMATCH = new ReasonCode("MODEL_MISMATCH");
    /// The release is not made for the revision of the car's computer.
    public static final ReasonCode HARDWARE_MISMATCH = new ReasonCode("HARDWARE_MISMATCH");
    public static final ReasonCode FROM_VERSION = new ReasonCode("FROM_VERSION");
    public static final ReasonCode AGENT_TOO_OLD = new ReasonCode("AGENT_TOO_OLD");
    public static final ReasonCode NO_ROLLBACK_TARGET = new ReasonCode("NO_ROLLBACK_TARGET");
    public static final ReasonCode ROLLBACK_TIMEOUT = new ReasonCode("ROLLBACK_TIMEOUT");
    public static final ReasonCode HEALTH_CHECK_FAILED = new ReasonCode("HEALTH_CHECK_FAILED");
    /// The intent is older than one the car already knows.
    public static final ReasonCode LATE_INTENT = new ReasonCode("LATE_INTENT");
    /// The time in which the car could begin is over.
    public static final ReasonCode EXPIRED = new ReasonCode("EXPIRED");
    /// The server took the intent back before the car began, and the car dropped it.
    public static final ReasonCode WITHDRAWN = new ReasonCode("WITHDRAWN");
    /// The car already proves the version it should get.
    public static final ReasonCode ALREADY_CURRENT = new ReasonCode("ALREADY_CURRENT");
    public static final ReasonCode PARALLEL_LIMIT = new ReasonCode("PARALLEL_LIMIT");
    public static final ReasonCode WAITING_FOR_GATE = new ReasonCode("WAITING_FOR_GATE");
    public static final ReasonCode CONFLICTING_ROLLOUT = new ReasonCode("CONFLICTING_ROLLOUT");
    public static final ReasonCode PAUSED = new ReasonCode("PAUSED");
    public static final ReasonCode ABORTED = new ReasonCode("ABORTED");
    /// The phase ended before the car could begin.
    public static final ReasonCode PHASE_TIMEOUT = new ReasonCode("PHASE_TIMEOUT");
    /// The car said it was done, and its state does not show it.
    public static final ReasonCode CLAIMED_NOT_PROVEN = new ReasonCode("CLAIMED_NOT_PROVEN");
    /// Another wish has changed the car since, or is about to: this one neither succeeded nor failed.
    public static final ReasonCode TAKEN_OVER = new ReasonCode("TAKEN_OVER");
    /// Going back failed: a person must look at the car.
    public static final ReasonCode MANUAL = new ReasonCode("MANUAL");

    private static final Map<ReasonCode, AlarmPriority> PRIORITIES = Map.ofEntries(
            Map.entry(SIGNATURE_INVALID, AlarmPriority.P1),
            Map.entry(LOCAL_ESTOP, AlarmPriority.P1),
            Map.entry(HASH_MISMATCH, AlarmPriority.P1),
            Map.entry(MANUAL, AlarmPriority.P1),
            Map.entry(OVERHEATED, AlarmPriority.P2),
            Map.entry(WORKLOAD_CRASHED, AlarmPriority.P2),
            Map.entry(AGENT_FAILED, AlarmPriority.P2),
            Map.entry(APPLY_TIMEOUT, AlarmPriority.P2),
            Map.entry(DISK_FULL, AlarmPriority.P2),
            Map.entry(SAFE_MODE, AlarmPriority.P2),
            Map.entry(METADATA_EXPIRED, AlarmPriority.P2),
            Map.entry(HEALTH_CHECK_FAILED, AlarmPriority.P2),
            Map.entry(ROLLBACK_TIMEOUT, AlarmPriority.P2),
            Map.entry(CLAIMED_NOT_PROVEN, AlarmPriority.P2),
            Map.entry(BATTERY_LOW, AlarmPriority.P3),
            Map.entry(CHARGER_FAULT, AlarmPriority.P3),
            Map.entry(CLOCK_SKEW, AlarmPriority.P3));

    public ReasonCode {
        if (!isValid(code)) {
            throw new IllegalArgumentException("reason code must match [A-Z][A-Z0-9_]{0,63}, was '" + code + "'");
        }
    }

    /// Reads a code somebody sent; empty if it breaks the grammar.
    public static Optional<ReasonCode> parse(String text) {
        return isValid(text) ? Optional.of(new ReasonCode(text)) : Optional.empty();
    }

    /// How soon somebody must act on this reason; empty where nobody must, or the code is unknown here.
    public Optional<AlarmPriority> priority() {
        return Optional.ofNullable(PRIORITIES.get(this));
    }

    private static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > 64 || text.charAt(0) < 'A' || text.charAt(0) > 'Z') {
            return false;
        }
        return text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    @Override
    public int compareTo(ReasonCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
