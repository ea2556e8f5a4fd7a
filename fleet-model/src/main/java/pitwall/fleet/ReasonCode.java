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

    private static final Map<ReasonCode, AlarmPriority> PRIORITIES = Map.ofEntries(
            Map.entry(SIGNATURE_INVALID, AlarmPriority.P1),
            Map.entry(LOCAL_ESTOP, AlarmPriority.P1),
            Map.entry(OVERHEATED, AlarmPriority.P2),
            Map.entry(WORKLOAD_CRASHED, AlarmPriority.P2),
            Map.entry(AGENT_FAILED, AlarmPriority.P2),
            Map.entry(APPLY_TIMEOUT, AlarmPriority.P2),
            Map.entry(DISK_FULL, AlarmPriority.P2),
            Map.entry(SAFE_MODE, AlarmPriority.P2),
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
