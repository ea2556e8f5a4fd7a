package pitwall.fleet;

/// How soon somebody must act: minutes, this hour, this shift.
public enum AlarmPriority {
    P1,
    P2,
    P3
}
